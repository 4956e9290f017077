import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { putAskedPeriods, readAskedPeriods, readWindows } from '../../../../main/archive/ledger/windows';
import { AskAgain } from '../../../../main/archive/store/ask-again';
import { firstIdOf } from '../../../../main/search/index/ids';
import type { TimeRange } from '../../../../preload/ranges';
import { temporaryArchive } from '../../temp-archive';

/** A time of 1970 from which everything here is counted. */
const base = 10_000_000;

type Span = readonly [from: number, to: number];
const spanOf = ({ from, to }: TimeRange): Span => [from - base, to - base];
const rangeOf = ([from, to]: Span): TimeRange => ({ from: base + from, to: base + to });

type Row = readonly [...Span, state: 'closed' | 'gap', held: number | null];

/** Two windows that are proved, one that is not, and a gap. */
const usual: readonly Row[] = [
  [0, 1000, 'closed', 5],
  [1000, 2000, 'closed', 5],
  [2000, 3000, 'closed', null],
  [3000, 4000, 'gap', null],
];
const backwards: Row = [3000, 2000, 'closed', null];

function ledger(rows: readonly Row[]): ArchiveWriter {
  const archive = temporaryArchive();
  const insert = archive.prepare<[number, number, string, number | null]>(
    `INSERT INTO sync_window (from_seconds, to_seconds, state, asked_at, tries, next_page, held) VALUES (?, ?, ?, 0, 0, 1, ?)`,
  );
  for (const [from, to, state, held] of rows) insert.run(base + from, base + to, state, held);
  return archive;
}

const windowsIn = (archive: ArchiveWriter) =>
  readWindows(archive, { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER });

/** What was lost: records of these seconds, the windows that lie there, or nobody knows what. */
type Lost = readonly [what: 'record' | 'window' | 'unknown' | 'undated', ...seconds: number[]];

/** The spans that are asked for again; each is a gap of the ledger then. */
function asked(archive: ArchiveWriter, [what, ...seconds]: Lost): Span[] {
  const again = new AskAgain(archive);
  for (const second of seconds) {
    if (what === 'record') again.record(firstIdOf(base + second) + 7);
    if (what === 'window') again.window(base + second);
  }
  if (what === 'undated') again.record(3);
  if (what === 'unknown') again.unknown();
  const gaps = archive.transaction(() => again.write(5_000_999));
  const gap = { state: 'gap', reason: 'archiveDamaged', crmCount: null, ourCount: null, askedAt: 5000, tries: 0 };
  expect(windowsIn(archive).filter(({ reason }) => reason === 'archiveDamaged')).toEqual(
    gaps.map((span) => ({ ...span, ...gap, nextPage: 1, held: null })),
  );
  return gaps.map(spanOf);
}

const secondOf = (second: number): Span => [second, second + 1];
const apart = (count: number): number[] => Array.from({ length: count }, (_, at) => at * 100);

test.each<[what: string, lost: Lost, spans: readonly Span[]]>([
  ['nothing where nothing was lost', ['record'], []],
  ['the second of a record', ['record', 500], [[500, 501]]],
  ['records a minute apart as one', ['record', 561, 500], [[500, 562]]],
  ['records further apart each by itself', ['record', 500, 562], [secondOf(500), secondOf(562)]],
  ['every whole window where a record may have come with any', ['undated'], [[0, 3000]]],
  ['the window that begins there', ['window', 1000], [[1000, 2000]]],
  ['the window that lies there', ['window', 1500], [[1000, 2000]]],
  ['no window where none lies', ['window', 4500], []],
  ['what is not proved where nobody knows when', ['unknown'], [[2000, 3000]]],
  ['five hundred records one by one', ['record', ...apart(500)], apart(500).map(secondOf)],
  ['more than five hundred by taking neighbours together', ['record', ...apart(501)], [[0, 50_001]]],
])('the CRM is asked again for %s', (_, lost, spans) => {
  expect(asked(ledger(usual), lost)).toEqual(spans);
});

test('the CRM is asked again for everything where nobody knows when and all is proved', () => {
  expect(asked(ledger(usual.slice(0, 2)), ['unknown'])).toEqual([[0, 2000]]);
});

test.each<[what: string, rows: readonly Row[], spans: readonly Span[], left: readonly Span[]]>([
  [
    'that overlap',
    [
      [0, 1000, 'closed', 5],
      [900, 2000, 'closed', 5],
      [5000, 6000, 'closed', 1],
    ],
    [[0, 2000]],
    [
      [0, 2000],
      [5000, 6000],
    ],
  ],
  ['that end before they begin', [[0, 1000, 'closed', 5], backwards], [], [[0, 1000]]],
])('windows %s are set aside', (_, rows, spans, left) => {
  const archive = ledger(rows);
  expect(asked(archive, ['record'])).toEqual(spans);
  expect(windowsIn(archive).map(spanOf)).toEqual(left);
});

test.each<[lost: Lost]>([[['window', 3000]], [['unknown']], [['undated']]])(
  'a window that ends before it begins becomes no such gap, asked for as %j',
  (lost) => {
    const archive = ledger([backwards]);
    expect(asked(archive, lost)).toEqual([]);
    expect(windowsIn(archive)).toEqual([]);
  },
);

test('periods that touch or overlap become one, and empty ones none', () => {
  const archive = temporaryArchive();
  const periods: readonly Span[] = [
    [0, 10],
    [10, 20],
    [15, 18],
    [30, 30],
    [40, 50],
  ];
  archive.transaction(() => {
    putAskedPeriods(archive, periods.map(rangeOf));
    new AskAgain(archive).write(0);
  });
  expect(readAskedPeriods(archive).map(spanOf)).toEqual([
    [0, 20],
    [40, 50],
  ]);
});
