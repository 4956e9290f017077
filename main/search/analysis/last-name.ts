import type { NameParts } from '../../crm/party';
import { fold } from './fold';

/** The name under which a contact is filed: of a person the last name first, of a company its name. */
export function filedName({ type, name, firstName, lastName }: NameParts): string {
  if (name !== null) return type === 'person' ? lastNameFirst(name) : name;
  if (lastName === null) return lastNameFirst(firstName ?? '');
  if (firstName === null) return lastName;
  return isCompany(`${firstName} .`) || hasForm(lastName) ? `${firstName} ${lastName}` : `${lastName} ${firstName}`;
}

/**
 * A person's whole name, last name first: `dr Jan van der Berg` is filed as `van der Berg Jan`. What already begins with the last
 * name (`Kowalski, Jan`, `KOWALSKI Jan`, `Kowalski J.`), and what is a company, stays as it is.
 */
export function lastNameFirst(whole: string): string {
  const name = whole.replaceAll(/\s+/g, ' ').trim();
  if (isCompany(name)) return name;
  const { words, after } = takenApart(name);
  if (words.length === 1 && after.length > 0) return [...words, ...after].join(' ');
  return inOrder(words) ?? name;
}

/** Two last names (`Nowak - Kowalska`) as one word; without a remark behind a dash (`Jan Nowak - kadry`). */
function joined(name: string): readonly string[] {
  return name
    .replace(/\s[-–—]\s+\p{Ll}.*$/u, '')
    .replaceAll(/\s[-–—]\s+/g, '-')
    .split(' ')
    .filter((word) => word !== '');
}

function inOrder(words: readonly string[]): string | null {
  const parts = split(words);
  return parts === null ? null : [...parts.last, ...parts.first, ...parts.behind].join(' ');
}

/** A person's name, taken apart. */
interface SplitName {
  readonly last: readonly string[];
  /** First names, or an initial; none where the name is one word. */
  readonly first: readonly string[];
  /** `jr`, `II`. */
  readonly behind: readonly string[];
}

function split(words: readonly string[]): SplitName | null {
  const endAt = words.findLastIndex((word) => !suffixes.has(plain(word))) + 1;
  const [names, behind] = [words.slice(0, endAt), words.slice(endAt)];
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (names.length === 1 || isInitial(last)) return { last: [first], first: names.slice(1), behind };
  const shouted = names.filter(isShouted);
  if (shouted.length > 0 && shouted.length < names.length) {
    return { last: shouted, first: names.filter((word) => !isShouted(word)), behind };
  }
  let begin = names.length - 1;
  while (begin > 1 && particles.has(names[begin - 1] as string)) begin -= 1;
  return { last: names.slice(begin), first: names.slice(0, begin), behind };
}

/** The last and the first names of a person's whole name, without titles and remarks; null for a company. */
export function splitName(whole: string): Pick<SplitName, 'last' | 'first'> | null {
  const name = whole.replaceAll(/\s+/g, ' ').trim();
  if (isCompany(name)) return null;
  const { words, after } = takenApart(name);
  return words.length === 1 && after.length > 0
    ? { last: words, first: after.flatMap((part) => part.split(' ')) }
    : split(words);
}

function takenApart(name: string): { readonly words: readonly string[]; readonly after: readonly string[] } {
  const [before = '', ...after] = name.replaceAll(/\s*\([^)]*\)?/g, '').split(/\s*,\s*/);
  return { words: withoutTitles(joined(before)), after };
}

function withoutTitles(words: readonly string[]): readonly string[] {
  const begin = words.findIndex((word) => !word.split('.').every((part) => part === '' || titles.has(plain(part))));
  return begin < 0 ? words.slice(-1) : words.slice(begin);
}

/** `Kowalski J.` */
function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word);
}

/** A word in capitals, as last names are written to tell them from first names. */
function isShouted(word: string): boolean {
  return /^[\p{Lu}'’-]{2,}$/u.test(word);
}

/** Whether a name has what only companies and offices have in theirs. */
export function isCompany(name: string): boolean {
  const before = wordsIn(name).slice(0, -1);
  return /[\d&+@"„”«»]/.test(name) || hasForm(name) || before.some((word) => beginnings.has(plain(word)));
}

function hasForm(name: string): boolean {
  return wordsIn(name).some((word) => forms.has(plain(word)));
}

function wordsIn(name: string): readonly string[] {
  return name.split(/[\s,/]+/);
}

/** The words of a company's name before its form: `Tartak Żubr` of `Tartak Żubr sp. z o.o.`. */
export function withoutForm(name: string): string {
  const words = name.split(/\s+/);
  const at = words.findIndex((word, place) => place > 0 && forms.has(plain(word)));
  return (at < 0 ? words : words.slice(0, at)).join(' ');
}

/** A word's letters, folded: `S.A.` is `sa`. */
function plain(word: string): string {
  return fold(word).replaceAll(/[^a-z]/g, '');
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const titles = wordsOf(`dr mgr inz prof hab lek med dent stom wet n lic tech pan pani p ks br adw mec rpr r pr not arch
  gen plk pplk mjr kpt por mr mrs ms`);
const suffixes = wordsOf('jr junior sr senior ii iii iv phd mba');
/** Small words that belong to the last name behind them. */
const particles = wordsOf(`van von der den de del della di da dos du la le zu zur zum af av bin ben el al`);
const forms =
  wordsOf(`sp spzoo zoo spolka sa psa sc sj ska ltd limited gmbh inc llc corp sro phu ppu fhu pphu ppuh puh zpu
  zph`);
/** Words that names of companies and offices begin with; as the last one of a name they may be a person's. */
const beginnings =
  wordsOf(`firma hurtownia sklep biuro zaklad zaklady przedsiebiorstwo fundacja stowarzyszenie kancelaria
  gabinet apteka przychodnia szpital szkola przedszkole zlobek uczelnia uniwersytet politechnika instytut urzad gmina
  starostwo sad prokuratura policja komenda parafia muzeum teatr kino biblioteka hotel hostel pensjonat restauracja pizzeria
  bar kawiarnia cukiernia piekarnia drukarnia ksiegarnia wydawnictwo redakcja bank serwis studio salon warsztat wspolnota
  spoldzielnia centrum grupa group klinika poradnia laboratorium tartak stacja myjnia transport uslugi agencja sekretariat
  recepcja portiernia infolinia dzial magazyn ksiegowosc kadry`);
