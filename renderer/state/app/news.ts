import type { Archive } from '../../archive';
import type { WindowCommand } from '../../../preload/contract';
import type { TimeBars } from '../chart/time-bars.svelte';
import type { Layout } from '../common/layout.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Locale } from '../common/locale.svelte';
import type { Coverage } from '../coverage/coverage.svelte';
import type { Exporting } from '../export/exporting.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { Search } from '../results/search.svelte';
import type { SavedSearches } from '../saved/saved-searches.svelte';
import type { Timeline } from '../timeline/timeline.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Keyboard } from './keyboard';
import type { PaneActions } from './pane-actions';
import type { Sync } from './sync.svelte';

/** What news are about. */
interface Parts {
  readonly coverage: Coverage;
  readonly dialogs: Dialogs;
  readonly exporting: Exporting;
  readonly keyboard: Keyboard;
  readonly layout: Layout;
  readonly notices: Notices;
  readonly panes: PaneActions;
  readonly record: OpenRecord;
  readonly saved: SavedSearches;
  readonly search: Search;
  readonly locale: Locale;
  readonly sync: Sync;
  readonly timeBars: TimeBars;
  readonly timeline: Timeline;
  chooseColumns(): void;
}

/** Subscribes to the news of the main process; the returned function ends that. */
export function subscribeToNews(archive: Archive, parts: Parts): () => void {
  const { coverage, dialogs, exporting, notices, record, saved, search, locale, sync, timeline } = parts;
  const endings = [
    archive.subscribe('syncProgress', (progress) => {
      sync.progressed(progress);
      const plan = sync.takePlan(locale.language);
      if (plan !== null) notices.done(plan);
    }),
    archive.subscribe('syncEnded', ({ result, isScheduled }) => {
      sync.ended(result, isScheduled);
    }),
    archive.subscribe('archiveChanged', (status) => {
      sync.archiveChanged(status);
      if (dialogs.shown === 'gaps') coverage.refresh();
      search.archiveChanged(record.id);
      timeline.archiveChanged();
      saved.archiveChanged();
      if (record.record?.notesOwed === true) record.refresh();
    }),
    archive.subscribe('exportProgress', (progress) => {
      exporting.progressed(progress);
    }),
    archive.subscribe('failed', (failure) => {
      notices.told(failure);
    }),
    archive.subscribe('command', (command) => {
      obey(command, parts);
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}

/** What a menu asks for. */
function obey(command: WindowCommand, parts: Parts): void {
  if (parts.dialogs.shown !== null) return;
  switch (command) {
    case 'find':
      parts.keyboard.to('search');
      return;
    case 'columns':
      parts.chooseColumns();
      return;
    case 'filters':
      parts.panes.toggleFilters();
      return;
    case 'record':
      parts.layout.toggleRecord();
      return;
    case 'bars':
      parts.timeBars.isOpen = !parts.timeBars.isOpen;
      return;
    case 'export':
    case 'settings':
    case 'shortcuts':
      parts.dialogs.show(command);
  }
}
