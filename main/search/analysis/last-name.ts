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
  const [before = '', ...after] = name.replaceAll(/\s*\([^)]*\)?/g, '').split(/\s*,\s*/);
  const words = withoutTitles(joined(before));
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
  const endAt = words.findLastIndex((word) => !suffixes.has(plain(word))) + 1;
  const [names, behind] = [words.slice(0, endAt), words.slice(endAt)];
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (names.length === 1 || isInitial(last)) return words.join(' ');
  const shouted = names.filter(isShouted);
  if (shouted.length > 0 && shouted.length < names.length) {
    return [...shouted, ...names.filter((word) => !isShouted(word)), ...behind].join(' ');
  }
  let begin = names.length - 1;
  while (begin > 1 && particles.has(names[begin - 1] as string)) begin -= 1;
  return [...names.slice(begin), ...names.slice(0, begin), ...behind].join(' ');
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
