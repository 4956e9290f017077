import { expect, test } from 'vitest';
import { completenessLines } from '../../../main/cli/print';
import type { Gap } from '../../../preload/model';

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
