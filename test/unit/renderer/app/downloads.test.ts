import { expect, test } from 'vitest';
import type { AnswerOf, QuestionName } from '../../../../preload/contract';
import type { SyncReport } from '../../../../preload/model';
import type { MemoryArchive } from '../memory-archive';
import { benchOn } from './bench-on';

const day = { from: '2026-05-01', to: '2026-05-01' };
const report: SyncReport = {
  download: 1,
  interactions: { new: 3, changed: 0, unchanged: 0 },
  notes: { new: 0, changed: 0, owed: 0 },
  requests: 1,
  complete: true,
  gaps: [],
  unreadable: 0,
};

/** From now on a question is answered at once; gives what was asked with it. */
function answerAt<Name extends QuestionName>(
  archive: MemoryArchive,
  name: Name,
  answer: AnswerOf<Name> | Promise<AnswerOf<Name>>,
): readonly unknown[] {
  const asked: unknown[] = [];
  const ask = archive.ask.bind(archive);
  archive.ask = ((of: QuestionName, input: never, signal?: AbortSignal) => {
    if (of !== name) return ask(of, input, signal);
    asked.push(input);
    return Promise.resolve(answer);
  }) as typeof archive.ask;
  return asked;
}

test('what is missing in one part is downloaded, what is in several is shown first', async () => {
  const { bench, archive } = await benchOn();
  bench.downloads.start([]);
  bench.downloads.start([day, { from: '2026-04-01', to: '2026-04-02' }]);
  expect([bench.dialogs.shown, archive.askedFor('startSync').length]).toEqual(['gaps', 0]);
  bench.downloads.start([day]);
  expect(archive.askedFor('startSync').length).toBe(1);
});

test('one that ended is told of: complete, with what is new, or why it stopped', async () => {
  const { bench } = await benchOn();
  const { downloads, notices } = bench;
  downloads.ended({ ok: true, value: report });
  downloads.ended({ ok: true, value: { ...report, complete: false } });
  downloads.ended({ ok: false, failure: { kind: 'timedOut', facts: {} } });
  downloads.ended({ ok: false, failure: { kind: 'cancelled', facts: {} } });
  expect(notices.all.map((notice) => (notice.kind === 'done' ? notice.text : notice.failure.kind))).toEqual([
    bench.locale.t('statusBar.endedComplete'),
    bench.locale.t('statusBar.endedNew', { count: 3 }),
    'timedOut',
  ]);
});

test('one that was begun in the calendar is told of there, while that is open', async () => {
  const { bench } = await benchOn();
  const { coverage, dialogs, downloads, notices } = bench;
  const failed = { ok: false, failure: { kind: 'timedOut', facts: {} } } as const;
  dialogs.show('gaps');
  coverage.download(day);
  downloads.ended(failed);
  expect([coverage.downloaded?.failure?.kind, notices.all.length]).toEqual(['timedOut', 0]);
  coverage.download(day);
  dialogs.close();
  downloads.ended(failed);
  expect(notices.all.length).toBe(1);
});

test('what is new is told of with a way to exactly that, also from the history', async () => {
  const { bench, archive, settle } = await benchOn();
  const { downloads, notices, search, dialogs } = bench;
  const asked = answerAt(archive, 'readArrived', { ids: [4, 9], isWhole: true });
  downloads.ended({ ok: true, value: { ...report, download: 7, notes: { ...report.notes, new: 2 } } }, true);
  const told = notices.all.at(-1);
  expect(told).toMatchObject({ kind: 'done', text: 'Pobrano 3 nowe zapisy i 2 nowe notatki.' });
  if (told?.kind === 'done') told.actions[0]?.run();
  await settle();
  expect(search.asked.query).toMatchObject({ text: '', filters: { only: [4, 9] } });
  search.asked.clear();
  dialogs.show('downloads');
  await downloads.show(8);
  expect([dialogs.shown, search.asked.query.filters.only]).toEqual([null, [4, 9]]);
  expect(asked).toEqual([{ download: 7 }, { download: 8 }]);
});

test('what the archive does not remember any more is not shown as if it were all', async () => {
  const { bench, archive } = await benchOn();
  answerAt(archive, 'readArrived', { ids: [4], isWhole: false });
  bench.dialogs.show('downloads');
  await bench.downloads.show(8);
  expect(bench.notices.all).toMatchObject([{ text: bench.locale.t('downloads.forgotten') }]);
  expect([bench.dialogs.shown, bench.search.asked.query.filters]).toEqual(['downloads', {}]);
});

test('where nothing is new that is said, also where the archive lacks something', async () => {
  const { bench } = await benchOn();
  const nothing = { ...report, interactions: { new: 0, changed: 2, unchanged: 5 } };
  bench.downloads.ended({ ok: true, value: nothing }, true);
  bench.downloads.ended({ ok: true, value: { ...nothing, complete: false } }, true);
  expect(bench.notices.all).toMatchObject([
    { text: bench.locale.t('downloads.nothingNew'), actions: [] },
    { text: bench.locale.t('downloads.nothingNewBut'), actions: [] },
  ]);
});

test.each([
  ['neverAsked', 'downloads.neverAsked', 1],
  ['nothing', 'downloads.sampleIsWhole', 0],
  ['running', 'downloads.alreadyRuns', 0],
] as const)('asked for what is new while nothing can begin (%s), says why', async (why, text, actions) => {
  const { bench, archive, settle } = await benchOn();
  const asked = answerAt(archive, 'syncAgain', why);
  bench.downloads.fetchNew();
  await settle();
  expect(asked).toEqual([{ newAlone: true }]);
  const told = bench.notices.all.at(-1);
  expect(told).toMatchObject({ kind: 'done', text: bench.locale.t(text) });
  expect(told?.kind === 'done' ? told.actions.length : -1).toBe(actions);
  expect(bench.sync.isRunning).toBe(false);
});

test('while a download runs, another is not begun, and one that failed can be tried again', async () => {
  const { bench, archive } = await benchOn();
  const asked = answerAt(archive, 'syncAgain', new Promise<never>(() => {}));
  bench.downloads.fetchNew();
  bench.downloads.fetchNew();
  expect(asked.length).toBe(1);
  expect(bench.notices.all.at(-1)).toMatchObject({ text: bench.locale.t('downloads.alreadyRuns') });
  bench.sync.ended({ ok: false, failure: { kind: 'unreachable', facts: {} } }, { isScheduled: false, newAlone: true });
  const told = bench.notices.all.at(-1);
  expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } });
  if (told?.kind === 'failed') told.retry?.();
  expect(asked.length).toBe(2);
});
