import type { FiltersInWords, Language, ResultPage, SearchField, SearchTerm, TermGroup } from '../../../preload/model';

/** The names by which a person of each language asks for a field. */
const fieldNames: Readonly<Record<Language, Readonly<Record<SearchField, string>>>> = {
  pl: {
    sms: 'sms',
    note: 'notatka',
    from: 'od',
    to: 'do',
    agent: 'agent',
    flag: 'flaga',
    author: 'autor',
    file: 'plik',
    destination: 'cel',
    remark: 'uwaga',
  },
  en: {
    sms: 'sms',
    note: 'note',
    from: 'from',
    to: 'to',
    agent: 'agent',
    flag: 'flag',
    author: 'author',
    file: 'file',
    destination: 'destination',
    remark: 'remark',
  },
};

/** Terms as a person would type them. */
export function writeGroups(groups: readonly TermGroup[], language: Language): string {
  const or = language === 'pl' ? ' LUB ' : ' OR ';
  return groups
    .map(({ excluded, anyOf }) => (excluded ? '-' : '') + anyOf.map((term) => writeTerm(term, language)).join(or))
    .join(' ');
}

/** A search without one of its groups; words that stand for filters stay. */
export function withoutGroup(
  { understood, inWords }: Pick<ResultPage, 'understood' | 'inWords'>,
  at: number,
  language: Language,
): string {
  return withFilters(writeGroups(understood.toSpliced(at, 1), language), inWords);
}

/** A text without words that stand for filters; as it is where they are not there any more. */
export function withoutInWords(text: string, { start, length, words }: FiltersInWords): string {
  const [before, after] = [text.slice(0, start).trimEnd(), text.slice(start + length).trimStart()];
  return text.slice(start, start + length) === words ? [before, after].filter((part) => part !== '').join(' ') : text;
}

/** A text whose words that stand for filters are words: in quotes. */
export function asWords(text: string, { start, length, words }: FiltersInWords): string {
  const isThere = text.slice(start, start + length) === words;
  return isThere ? `${text.slice(0, start)}"${words}"${text.slice(start + length)}` : text;
}

/** A text with another word in the place of one; as it is where that is not there any more. */
export function withWord(text: string, typed: string, word: string): string {
  const at = text.toLowerCase().indexOf(typed.toLowerCase());
  return at < 0 ? text : text.slice(0, at) + word + text.slice(at + typed.length);
}

function withFilters(text: string, inWords: readonly FiltersInWords[]): string {
  return [text, ...inWords.map(({ words }) => words)].filter((part) => part !== '').join(' ');
}

/** A search with a word (or number) replaced by words (or numbers) of which one is enough, each as it stands. */
export function withWords(
  { understood, inWords }: Pick<ResultPage, 'understood' | 'inWords'>,
  typed: string,
  words: readonly string[],
  language: Language,
): string {
  const replaced = understood.map((group): TermGroup => {
    const [term] = group.anyOf;
    if (group.excluded || group.anyOf.length > 1 || term?.text !== typed) return group;
    const kind = term.kind === 'number' ? 'number' : 'phrase';
    return { excluded: false, anyOf: words.map((text) => ({ ...term, kind, text })) };
  });
  return withFilters(writeGroups(replaced, language), inWords);
}

function writeTerm({ kind, text, field }: SearchTerm, language: Language): string {
  const where = field === null ? '' : `${fieldNames[language][field]}:`;
  return where + (kind === 'phrase' ? `"${text}"` : text);
}
