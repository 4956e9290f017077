import { expect, test } from 'vitest';
import { completenessLines, coverageLines } from '../../../main/cli/print';
import type { DayCoverage, Gap } from '../../../preload/model';

const gap = (day: number): Gap => ({
  kind: 'events',
  from: `2026-01-${String(day).padStart(2, '0')} 00:00:00`,
  to: `2026-01-${String(day + 1).padStart(2, '0')} 00:00:00`,
  reason: 'countsDisagree',
  crmCount: 5,
  ourCount: 4,
});

test('says that an archive is complete, and nothing more', () => {
  expect(completenessLines({ complete: true, gaps: [], notesOwed: 0 }, 'pl')).toEqual(['Archiwum kompletne.']);
});

test('says of a complete archive that records could not be read', () => {
  const lines = completenessLines({ complete: true, gaps: [], notesOwed: 0, unreadable: 2 }, 'pl');
  expect(lines).toEqual([
    'Archiwum kompletne, oprócz zapisów, których nie dało się odczytać.',
    '2 zapisów nie dało się odczytać: wyszukiwanie ich nie znajduje i nie ma ich w eksportach, ale leżą odłożone tak, jak przyszły. Pokaż: kronika unreadable',
  ]);
});

test('names every gap with its days, its reason and its counts', () => {
  const lines = completenessLines({ complete: false, gaps: [gap(3)], notesOwed: 2 }, 'pl');
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain('3 sty 2026');
  expect(lines[3]).toContain('(4 z 5)');
});

test('says how many gaps it left out, rather than leaving them out silently', () => {
  const gaps = Array.from({ length: 25 }, (_, day) => gap(day + 1));
  const lines = completenessLines({ complete: false, gaps, notesOwed: 0 }, 'en');
  expect(lines.at(-1)).toContain('5 more periods');
});

const held = (day: string, more: Partial<DayCoverage> = {}): DayCoverage => ({
  day,
  events: 'complete',
  interactions: 10,
  eventsCheckedAt: '2026-01-05T10:00:00Z',
  notes: 'complete',
  noted: 3,
  notesOwed: 0,
  unreadable: 0,
  notesCheckedAt: '2022-01-05T10:00:00.000Z',
  ...more,
});

test('shows days that stand alike as one line, with their counts and the oldest look at their notes', () => {
  const lines = coverageLines(
    [
      held('2026-01-01', { events: 'notAsked', notes: 'notAsked', interactions: 0, noted: 0 }),
      held('2026-01-02'),
      held('2026-01-03', { notesCheckedAt: '2020-05-05T10:00:00.000Z' }),
      held('2026-01-04', { notes: 'owed', notesOwed: 2 }),
      held('2026-01-05', { notes: 'gap', notesOwed: 1 }),
      held('2026-01-06', { events: 'gap', notes: 'gap' }),
      held('2026-01-08', { unreadable: 1 }),
      held('2026-01-09', { unreadable: 2 }),
      held('2026-01-07', { interactions: 0, noted: 0, notesCheckedAt: null }),
    ],
    'en',
  );
  expect(lines[1]).toMatch(/checked .*5 May 2020/);
  expect(lines.map((line) => line.trim().replace(/, checked.*/, ''))).toEqual([
    '1 Jan 2026  records: not downloaded; notes: not downloaded',
    '2 Jan 2026 – 3 Jan 2026  records: complete (20); notes: complete (6)',
    '4 Jan 2026  records: complete (10); notes: still to come (2)',
    '5 Jan 2026  records: complete (10); notes: could not be downloaded (1)',
    '6 Jan 2026  records: incomplete; notes: incomplete',
    '8 Jan 2026 – 9 Jan 2026  records: complete (20), unreadable: 3; notes: complete (6)',
    '7 Jan 2026  records: complete (0); notes: complete',
  ]);
});
