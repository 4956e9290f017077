import { foldUnits, lower } from './fold';

/** The letters that Polish has after those they are folded to; `~` comes after every letter and digit of a folded text. */
const afterLetter: Readonly<Record<string, string>> = {
  ...{ ą: 'a~', ć: 'c~', ę: 'e~', ł: 'l~', ń: 'n~', ó: 'o~', ś: 's~', ź: 'z~', ż: 'z~~' },
};

/** What a name is put in order by as in a Polish list: `ł` after every `l`, quotes and case aside; compared unit by unit. */
export function sortKey(name: string): string {
  const small = lower(name.normalize('NFC'))
    .replaceAll(/["'„”“«»‚‘’]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return foldUnits(small.replaceAll(/[ąćęłńóśźż]/g, (letter) => afterLetter[letter] ?? letter));
}
