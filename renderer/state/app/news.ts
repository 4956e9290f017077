import type { Archive } from '../../archive';
import type { ActName } from '../../../preload/acts';
import type { ArchivePlace } from '../accounts/archive-place.svelte';
import type { BackingUp } from '../backup/backing-up.svelte';
import type { Restoring } from '../backup/restoring.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Locale } from '../common/locale.svelte';
import type { Coverage } from '../coverage/coverage.svelte';
import type { DownloadHistory } from '../coverage/download-history.svelte';
import { choicesOfRecord, type EraseChoice } from '../erasing/erase-choices';
import type { Erasing } from '../erasing/erasing.svelte';
import type { Exporting } from '../export/exporting.svelte';
import type { Packet } from '../person/packet.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { RegisterList } from '../register/register-list.svelte';
import type { Search } from '../results/search.svelte';
import type { SavedSearches } from '../saved/saved-searches.svelte';
import type { Timeline } from '../timeline/timeline.svelte';
import type { Viewing } from '../viewing/viewing.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Navigation } from './navigation/navigation.svelte';
import type { Sync } from './sync.svelte';

/** What news are about. */
interface Parts {
  readonly askErasure: (choices: readonly EraseChoice[]) => void;
  readonly archivePlace: ArchivePlace;
  readonly backingUp: BackingUp;
  readonly coverage: Coverage;
  readonly downloadHistory: DownloadHistory;
  readonly dialogs: Dialogs;
  readonly erasing: Erasing;
  readonly exporting: Exporting;
  readonly navigation: Navigation;
  readonly notices: Notices;
  readonly packet: Packet;
  readonly record: OpenRecord;
  readonly register: RegisterList;
  readonly restoring: Restoring;
  readonly saved: SavedSearches;
  readonly search: Search;
  readonly locale: Locale;
  readonly sync: Sync;
  readonly timeline: Timeline;
  readonly viewing: Viewing;
}

/** Subscribes to the news of the main process; `perform` does what a menu asks for. The returned function ends that. */
export function subscribeToNews(archive: Archive, parts: Parts, perform: (act: ActName) => void): () => void {
  const { archivePlace, backingUp, erasing, restoring } = parts;
  const { coverage, dialogs, exporting, navigation, notices, record } = parts;
  const { saved, search, locale, sync, timeline } = parts;
  const endings = [
    archive.subscribe('syncProgress', (progress) => {
      sync.progressed(progress);
      const plan = sync.takePlan(locale.language);
      if (plan !== null) notices.done(plan);
    }),
    archive.subscribe('syncEnded', ({ result, ...how }) => {
      sync.ended(result, how);
    }),
    archive.subscribe('archiveChanged', (status) => {
      sync.archiveChanged(status);
      if (dialogs.shown === 'gaps') coverage.refresh();
      if (dialogs.shown === 'downloads') void parts.downloadHistory.read();
      if (dialogs.shown === 'register') parts.register.refresh();
      search.archiveChanged(record.id);
      timeline.archiveChanged();
      saved.archiveChanged();
      if (record.record?.notesOwed === true) record.refresh();
    }),
    archive.subscribe('viewedChanged', (now) => {
      parts.viewing.changed(now);
    }),
    archive.subscribe('offered', () => void parts.viewing.takeOffered()),
    archive.subscribe('exportProgress', (progress) => {
      exporting.progressed(progress);
    }),
    archive.subscribe('erasureProgress', (progress) => {
      erasing.progressed(progress);
    }),
    archive.subscribe('erasedByRules', (counts) => {
      // Nobody was there who agreed to it: it stays until it was read.
      notices.lasting(locale.t('keeping.window.erasedByRules', { ...counts }), {
        label: locale.t('keeping.window.showRegister'),
        run: () => {
          dialogs.show('register');
        },
      });
    }),
    archive.subscribe('packetProgress', (progress) => {
      parts.packet.progressed(progress);
    }),
    archive.subscribe('moveProgress', (progress) => {
      archivePlace.progressed(progress);
    }),
    archive.subscribe('backupProgress', (progress) => {
      backingUp.progressed(progress);
    }),
    archive.subscribe('backupEnded', (result) => {
      backingUp.ended(result);
    }),
    archive.subscribe('backupWanted', ({ path }) => {
      if (dialogs.shown === null) void restoring.begin(path);
    }),
    archive.subscribe('restoreProgress', (progress) => {
      restoring.progressed(progress);
    }),
    archive.subscribe('openTold', (told) => {
      if (dialogs.welcome !== null) return;
      dialogs.close();
      navigation.showTold(told);
    }),
    archive.subscribe('wished', (wish) => {
      // What lies over the window would cover it.
      dialogs.close();
      if (wish.kind === 'erase') parts.askErasure(choicesOfRecord(wish));
      else navigation.grant(wish);
    }),
    archive.subscribe('failed', (failure) => {
      notices.told(failure);
    }),
    archive.subscribe('command', perform),
  ];
  return () => {
    for (const end of endings) end();
  };
}
