import { expect, it } from 'vitest';
import type { RegisterEntry, RegisterSearch } from '../../../../preload/register';
import { addToRegister } from '../../../../main/archive/ledger/register';
import { forgetInRegister } from '../../../../main/archive/ledger/register-forgetting';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { findEntries } from '../../../../main/archive/queries/register/find-entries';
import { temporaryArchive } from '../../temp-archive';

/** By this computer's clock, whatever its zone. */
const at = (day: number, hour = 12): string => new Date(2026, 0, day, hour).toISOString();
const all: RegisterSearch = { text: '', acts: [], from: null, to: null };

const entries: readonly RegisterEntry[] = [
  {
    ...{ at: at(1), person: 'anna', act: 'export', facts: { outcome: 'begun' } },
    texts: { asked: 'faktura Wójcik', path: '~/Dokumenty/wyniki.csv' },
  },
  { at: at(1, 13), person: 'anna', act: 'export', facts: { outcome: 'done', of: 1, sha256: 'abcdef0123' } },
  { at: at(2), person: 'jan', act: 'hold', texts: { subject: 'Numer: 600 700 800', reason: 'Pozew o zapłatę' } },
  { at: at(3, 0), person: null, act: 'backup', facts: { outcome: 'failed', of: 9 } },
];

function withEntries(...noted: readonly RegisterEntry[]): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    for (const entry of noted) addToRegister(archive, entry);
  });
  return archive;
}

it.each<[string, Partial<RegisterSearch>, number[]]>([
  ['nothing said', {}, [4, 3, 2, 1]],
  ['an act', { acts: ['export'] }, [2, 1]],
  ['two acts', { acts: ['hold', 'backup'] }, [4, 3]],
  ['a day', { from: '2026-01-02', to: '2026-01-02' }, [3]],
  ['from its midnight', { from: '2026-01-03' }, [4]],
  ['until a day, with all of it', { to: '2026-01-01' }, [2, 1]],
  ['a word of a text without its marks', { text: 'WOJCIK' }, [1]],
  ['two words of different texts', { text: 'pozew 600' }, [3]],
  ['a number in another spelling', { text: '+48 600-700-800' }, [3]],
  ['who', { text: 'anna' }, [2, 1]],
  ['the hash of a file', { text: 'ABCDEF0123' }, [2]],
  ['what was done as the program calls it', { text: 'wstrzymanie usuw' }, [3]],
  ['how it ended', { text: 'kopia nie udało' }, [4]],
  ['a word and a day', { text: 'anna', from: '2026-01-02' }, []],
  ['a word and an act', { text: 'anna', acts: ['hold'] }, []],
  ['a word that nobody wrote', { text: 'brontozaur' }, []],
])('finds entries by %s, the newest first', (_, wanted, found) => {
  expect(findEntries(withEntries(...entries), { ...all, ...wanted }, 'pl')).toEqual(found);
});

it('finds what was added since, and no more what was emptied', () => {
  const archive = withEntries(...entries);
  expect(findEntries(archive, { ...all, text: 'wojcik' }, 'pl')).toEqual([1]);
  archive.transaction(() => addToRegister(archive, { at: at(4), person: 'Wójcikowa', act: 'copy' }));
  expect(findEntries(archive, { ...all, text: 'wojcik' }, 'pl')).toEqual([5, 1]);
  archive.transaction(() => {
    addToRegister(archive, { at: at(5), person: 'jan', act: 'erase' });
    forgetInRegister(archive, { names: ['Anna Wójcik'], numbers: [], emails: [] });
  });
  expect(findEntries(archive, { ...all, text: 'wojcik' }, 'pl')).toEqual([5]);
});

it('forgets what a rolled back transaction had added', () => {
  const archive = withEntries(...entries);
  expect(() =>
    archive.transaction(() => {
      addToRegister(archive, { at: at(4), person: 'zofia', act: 'copy' });
      expect(findEntries(archive, { ...all, text: 'zofia' }, 'pl')).toEqual([5]);
      throw new Error('no');
    }),
  ).toThrow();
  expect(findEntries(archive, { ...all, text: 'zofia' }, 'pl')).toEqual([]);
});
