import { flushSync } from 'svelte';
import { onTestFinished } from 'vitest';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { Backups } from '../../../../preload/desktop/backup';
import type { Background } from '../../../../preload/desktop/background';
import type { Setup } from '../../../../preload/model';
import type { UpdateStanding } from '../../../../preload/desktop/release';
import type { RecentSearches } from '../../../../preload/search/suggestions';
import type { TimelinePage } from '../../../../preload/search/timeline';
import { Workbench } from '../../../../renderer/state/app/workbench.svelte';
import { doAct } from '../../../../renderer/state/acts/acts';
import { Memory } from '../../../../renderer/state/common/memory';
import { MemoryArchive, rowOf } from '../memory-archive';

const setup: Setup = {
  version: '1',
  platform: 'linux',
  language: 'pl',
  account: { name: 'office', baseUrl: 'https://office.ccrm.pl/publicApi/' },
  accounts: [],
  isDemo: false,
  key: 'stored',
  canStoreKey: true,
  archivePath: '/office.kronika',
  archive: null,
  viewed: null,
  viewedBefore: [],
  closed: null,
  syncing: false,
  syncEveryHours: 4,
  drawsBySoftware: false,
  remarkAuthor: { chosen: null, usual: 'anna' },
  looks: { theme: 'system', firstScreen: 'left', firstSearch: null, weekStart: 'monday' },
  policy: { held: {}, problems: [] },
  viewState: null,
};

const answers: Partial<Record<QuestionName, unknown>> = {
  readSetup: setup,
  readSearches: [],
  readRecentSearches: { areKept: true, texts: [] } satisfies RecentSearches,
  keepRecentSearches: null,
  keepSearches: null,
  suggest: [],
  readDownloads: { next: null, lastFailure: null },
  readBackups: {
    schedule: { every: 'never', folder: null, keep: 5, isProtected: false, tells: false },
    last: null,
    next: null,
    recent: [],
    canKeepPassword: true,
  } satisfies Backups,
  takeOffered: null,
  readBackground: {
    ...{ startsAtLogOn: false, staysInTray: false, tellsContacts: false },
    ...{ canStartAtLogOn: true, canStayInTray: true, canNotify: true },
  } satisfies Background,
  keepViewState: null,
  readUpdates: { address: null, isOn: false, newer: null, failure: null } satisfies UpdateStanding,
  lookForNewer: null,
  readTimeline: { records: [], hasOlder: false, hasNewer: false, at: null } satisfies TimelinePage,
  readExportChoices: { last: null, folder: null, own: [] },
};

/** Whose answers do not wait for the test, besides those about records. */
class OpenArchive extends MemoryArchive {
  override ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal) {
    // Never answered: nothing here looks at it.
    if (name === 'summariseTimeline') return new Promise<never>(() => {});
    return name in answers ? Promise.resolve(answers[name] as AnswerOf<Name>) : super.ask(name, input, signal);
  }
}

export interface BenchHere {
  readonly bench: Workbench;
  readonly archive: MemoryArchive;
  /** Lets everything that was asked be answered, and what that leads to. */
  readonly settle: () => Promise<void>;
  /** Searches for a text, and has its results. */
  readonly show: (text: string) => Promise<void>;
}

/** The workbench of a window that is open on an archive of 30 records, whose numbers are 1 to 30. */
export async function benchOn(): Promise<BenchHere> {
  const archive = new OpenArchive(Array.from({ length: 30 }, (_, at) => rowOf(30 - at, '2026-05-01 10:00:00')));
  const bench = new Workbench(archive, new Memory(archive), new Date(2026, 4, 2));
  bench.search.list.view.height = 540;
  bench.search.list.view.rowHeight = 36;
  onTestFinished(
    bench.open((act) => {
      doAct(bench, act);
    }),
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) {
      for (const asked of archive.asked.splice(0)) asked.answer();
      await new Promise((resolve) => setImmediate(resolve));
      bench.search.loadSeen();
      flushSync();
    }
  };
  await settle();
  return {
    bench,
    archive,
    settle,
    show: async (text) => {
      bench.search.asked.text = text;
      await settle();
    },
  };
}

/** What was told last in the corner of the window. */
export function lastSaid({ notices }: Workbench): string | undefined {
  const last = notices.all.at(-1);
  return last?.kind === 'done' ? last.text : last?.failure.kind;
}
