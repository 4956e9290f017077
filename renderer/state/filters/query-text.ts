import type { Language, SearchField, SearchTerm, TermGroup } from '../../../preload/model';

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
  },
};

/** Terms as a person would type them. */
export function writeGroups(groups: readonly TermGroup[], language: Language): string {
  const or = language === 'pl' ? ' LUB ' : ' OR ';
  return groups
    .map(({ excluded, anyOf }) => (excluded ? '-' : '') + anyOf.map((term) => writeTerm(term, language)).join(or))
    .join(' ');
}

/** A search without one of its groups. */
export function withoutGroup(groups: readonly TermGroup[], at: number, language: Language): string {
  return writeGroups(groups.toSpliced(at, 1), language);
}

/** A search with a word (or number) replaced by words (or numbers) of which one is enough, each as it stands. */
export function withWords(
  groups: readonly TermGroup[],
  typed: string,
  words: readonly string[],
  language: Language,
): string {
  const replaced = groups.map((group): TermGroup => {
    const [term] = group.anyOf;
    if (group.excluded || group.anyOf.length > 1 || term?.text !== typed) return group;
    const kind = term.kind === 'number' ? 'number' : 'phrase';
    return { excluded: false, anyOf: words.map((text) => ({ ...term, kind, text })) };
  });
  return writeGroups(replaced, language);
}

function writeTerm({ kind, text, field }: SearchTerm, language: Language): string {
  const where = field === null ? '' : `${fieldNames[language][field]}:`;
  return where + (kind === 'phrase' ? `"${text}"` : text);
}
