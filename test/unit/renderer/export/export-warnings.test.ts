import { expect, test } from 'vitest';
import { builtInSettings, type ExportPreview } from '../../../../preload/export/export-model';
import {
  daysToDownload,
  fileWarnings,
  gapWarnings,
  unreadWarnings,
} from '../../../../renderer/state/export/export-warnings';
import { Locale } from '../../../../renderer/state/common/locale.svelte';

const locale = new Locale(new Date(2026, 2, 31));
const gap = {
  kind: 'events',
  from: '2026-01-05 00:00:00',
  to: '2026-01-07 00:00:00',
  reason: 'timedOut',
  crmCount: null,
  ourCount: null,
} as const;
const nothing = { gaps: [], missingDays: [], notesOwed: 0, unreadable: { count: 0, dayUnknown: 0 } };

const newest = { by: 'date', descending: true } as const;
test('says the missing days, each stretch once, and the notes owed', () => {
  const gaps = {
    gaps: [gap],
    missingDays: [
      { from: '2026-02-01', to: '2026-02-01' },
      { from: '2026-01-06', to: '2026-01-08' },
    ],
    notesOwed: 3,
    unreadable: nothing.unreadable,
  };
  expect(gapWarnings(gaps, locale)).toEqual([
    'Brakuje zapisów z dni: 5 sty 2026 – 8 sty 2026; 1 lut 2026.',
    'Nie pobrano jeszcze notatek do 3 zapisów z tego okresu.',
  ]);
  expect(gapWarnings(nothing, locale)).toEqual([]);
});

test('says how many records of the period could not be read', () => {
  expect(unreadWarnings(nothing, locale)).toEqual([]);
  expect(unreadWarnings({ ...nothing, unreadable: { count: 5, dayUnknown: 1 } }, locale)).toEqual([
    '5 zapisów z tego okresu nie dało się odczytać, więc nie ma ich w pliku.',
  ]);
});

test('names three stretches, and how many more there are', () => {
  const missingDays = ['01', '03', '05', '07', '09'].map((day) => ({ from: `2026-01-${day}`, to: `2026-01-${day}` }));
  expect(gapWarnings({ ...nothing, missingDays }, locale)).toEqual([
    'Brakuje zapisów z dni: 1 sty 2026; 3 sty 2026; 5 sty 2026; i jeszcze 2 okresy.',
  ]);
});

test('downloads from the first to the last missing day, and none that is still to come', () => {
  expect(
    daysToDownload({ ...nothing, gaps: [gap], missingDays: [{ from: '2026-03-30', to: '2026-04-02' }] }, locale.today),
  ).toEqual({
    from: '2026-01-05',
    to: '2026-03-31',
  });
  expect(daysToDownload({ ...nothing, notesOwed: 4 }, locale.today)).toBeNull();
});

test('names what a file cannot hold, and rows that some records will not have', () => {
  const preview: ExportPreview = {
    ...nothing,
    titles: [],
    rows: [],
    total: 2_000_000,
    records: 2_000_005,
    recordsWithoutRow: 5,
    rewriting: null,
    inWords: [],
    sheets: 2,
    counts: { guarded: 1, kept: 0, replaced: 2, replacedCharacters: ['🙂', 'ő'], tooLong: 1 },
    looked: 50,
  };
  const warnings = fileWarnings(preview, { ...builtInSettings('excelPl', 'pl'), format: 'xlsx' }, newest, locale);
  expect(warnings.map(({ kind }) => kind)).toEqual(['lossy', 'lossy', 'note', 'note', 'note']);
  expect(warnings[0]?.text).toContain('🙂 ő');
  expect(warnings[1]?.text).toContain('zostanie ucięty');
  const inCsv = fileWarnings(preview, builtInSettings('excelPl', 'pl'), newest, locale);
  expect(inCsv[1]?.text).toContain('rozbije go na kilka wierszy');
  expect(warnings[2]?.text).toBe('5 zapisów nie ma notatek, więc nie ma wierszy.');
  const clean = { guarded: 0, kept: 9, replaced: 0, replacedCharacters: [], tooLong: 0 };
  expect(
    fileWarnings(
      { ...preview, counts: clean, sheets: 1, recordsWithoutRow: 0 },
      builtInSettings('excelPl', 'pl'),
      newest,
      locale,
    ),
  ).toEqual([]);
  const without = { ...builtInSettings('excelPl', 'pl'), persons: 'all' } as const;
  const plain = { ...preview, counts: clean, sheets: 1, recordsWithoutRow: 0 };
  expect(fileWarnings(plain, without, newest, locale)).toMatchObject([{ kind: 'note' }]);
  const [caution, order] = fileWarnings(plain, without, { by: 'lastName', descending: false }, locale);
  expect(caution?.text).toContain('Swobodny tekst może mimo to wskazywać osobę');
  expect(order?.text).toContain('najnowsze zapisy na początku');
});
