import { expect, it } from 'vitest';
import { askedText, policyText, scheduleText } from '../../../preload/words/texts/asked-text';
import { countsText, doneText, registerLine } from '../../../preload/words/texts/register-text';

const all = { kind: 'all' } as const;

it('says what was asked for, typed, filtered and chosen', () => {
  const query = { text: ' faktura ', filters: { services: ['SMS'], from: undefined } } as const;
  expect(askedText(query, all, 'pl')).toBe('„faktura”; Rodzaj: SMS');
  expect(askedText(query, { kind: 'ids', ids: [4, 5] }, 'pl')).toBe('„faktura”; Rodzaj: SMS; wybrane 2 zapisy');
  expect(askedText({ text: '', filters: {} }, all, 'en')).toBe('all records');
  expect(askedText({ text: '', filters: {} }, { kind: 'all', except: [1] }, 'en')).toBe(
    'all records; without 1 unticked',
  );
});

it('says what administrators decided, and when backups are made', () => {
  expect(policyText({ backupKeep: 7, exportsAllowed: false }, 'en')).toBe(
    'How many backups are kept: 7; Exporting, printing and copying: no',
  );
  expect(policyText({}, 'pl')).toBe('żadnych zasad');
  const schedule = { every: 'day', folder: 'E:\\kopie', keep: 7, isProtected: true, tells: true } as const;
  expect(scheduleText(schedule, 'pl')).toBe(
    'Rób kopię zapasową: codziennie; E:\\kopie; zostaje ostatnich: 7; z hasłem',
  );
});

it('says an entry in one line, also where its texts were emptied', () => {
  const entry = {
    id: 2,
    at: '2026-01-01T10:00:00.000Z',
    person: 'anna',
    act: 'export',
    counts: { rows: 1200 },
    facts: { outcome: 'done', of: 1, sha256: 'ab' },
    texts: { path: '~/a.csv' },
    emptied: ['asked'],
    hash: '',
    endedBy: null,
  } as const;
  expect(registerLine(entry, 'en', new Date('2026-02-01'))).toMatch(
    /^2 {2}.* {2}anna {2}saved to a file: done; begun by entry 1; rows: 1,200; what: \(erased together with a person’s data\); to: ~\/a.csv; SHA-256: ab$/,
  );
});

it('counts nothing that there was none of, unless there was nothing at all', () => {
  expect(countsText({ counts: { interactions: 370, notes: 92, versions: 0, ownMarks: 0 } }, 'pl')).toBe(
    'zapisy: 370, notatki: 92',
  );
  expect(countsText({ counts: { interactions: 0, notes: 0 } }, 'pl')).toBe('zapisy: 0, notatki: 0');
});

it('calls nothing unfinished that another entry ends', () => {
  const begun = {
    ...({ id: 1, at: '2026-01-01T10:00:00.000Z', person: null, act: 'backup' } as const),
    ...{ counts: {}, texts: {}, emptied: [], hash: '', facts: { outcome: 'begun' as const } },
  };
  expect(doneText({ ...begun, endedBy: 2 }, 'en')).toBe('backup: begun (ended by entry 2)');
  expect(doneText({ ...begun, endedBy: null }, 'en')).toBe('backup: begun; its end was not noted');
});
