import type { Language } from '../../model';
import {
  registerCounts,
  registerTexts,
  type RegisterAct,
  type RegisterOutcome,
  type RegisterSearch,
  type RegisterText,
  type StandingEntry,
} from '../../register';
import { formatBytes, formatDate, formatInstant, formatNumber, formatPeriod } from '../format';
import { words } from '../words';

/** What was done, and how it ended: "zapis do pliku: nie udało się". */
export function actText(act: RegisterAct, outcome: RegisterOutcome | undefined, language: Language): string {
  const t = words(language);
  const said = t(`register.acts.${act}`);
  return outcome === undefined ? said : t('register.actEnded', { act: said, outcome: t(`register.ended.${outcome}`) });
}

/** The same of an entry: what is begun is not called unfinished where another entry ends it. */
export function doneText({ act, facts, endedBy }: StandingEntry, language: Language): string {
  const { outcome } = facts;
  if (outcome !== 'begun' || endedBy === null) return actText(act, outcome, language);
  return words(language)('register.actEnded', {
    act: words(language)(`register.acts.${act}`),
    outcome: words(language)('register.endedBy', { n: endedBy }),
  });
}

/** What an entry counts, in words: "wiersze: 1200, 3,2 MB". */
export function countsText({ counts }: Pick<StandingEntry, 'counts'>, language: Language): string {
  const t = words(language);
  return registerCounts
    .flatMap((name) => {
      const n = counts[name];
      if (n === undefined) return [];
      return [
        name === 'bytes' ? formatBytes(language, n) : `${t(`register.counts.${name}`)}: ${formatNumber(language, n)}`,
      ];
    })
    .join(', ');
}

/** What else is to be said of how it was done; empty where nothing is. */
export function howText({ facts }: Pick<StandingEntry, 'facts'>, language: Language): string {
  const t = words(language);
  return [
    ...(facts.isBySchedule === true ? [t('register.bySchedule')] : []),
    ...(facts.isWithoutPersons === true ? [t('register.withoutPersons')] : []),
    ...(facts.isProtected === true ? [t('register.protected')] : []),
  ].join(', ');
}

/** A text of an entry with its name. */
export interface NamedText {
  readonly name: RegisterText;
  readonly title: string;
  readonly text: string;
  readonly isEmptied: boolean;
}

/** What an entry says in texts of its own. */
export function textsOf(
  { texts, emptied }: Pick<StandingEntry, 'texts' | 'emptied'>,
  language: Language,
): readonly NamedText[] {
  const t = words(language);
  return registerTexts.flatMap((name) => {
    const isEmptied = emptied.includes(name);
    const text = isEmptied ? t('register.emptied') : texts[name];
    return text === undefined ? [] : [{ name, title: t(`register.texts.${name}`), text, isEmptied }];
  });
}

/** All that an entry says, as names and values: for a list, for a table, for copying. */
export function entryRows(
  entry: StandingEntry,
  language: Language,
): readonly (readonly [name: string, value: string])[] {
  const t = words(language);
  const { facts } = entry;
  const counted = countsText(entry, language);
  const how = howText(entry, language);
  return [
    [t('register.entry'), String(entry.id)],
    [t('register.when'), entry.at],
    [t('register.who'), entry.person ?? '–'],
    [t('register.done'), doneText(entry, language)],
    ...(facts.of === undefined ? [] : [[t('register.ends'), String(facts.of)] as const]),
    ...(how === '' ? [] : [[t('register.how'), how] as const]),
    ...(counted === '' ? [] : [[t('register.howMany'), counted] as const]),
    ...textsOf(entry, language).map(({ title, text }) => [title, text] as const),
    ...(facts.failure === undefined ? [] : [[t('register.failure'), facts.failure] as const]),
    ...(facts.sha256 === undefined ? [] : [[t('register.fileHash'), facts.sha256] as const]),
    [t('register.hash'), entry.hash],
  ];
}

/** Which entries were asked for, in one line: „faktura”; zapis do pliku; od 1 mar 2026. */
export function registerSearchText({ text, acts, from, to }: RegisterSearch, language: Language): string {
  const t = words(language);
  const typed = text.trim();
  const day = (one: string): string => formatDate(language, one);
  const parts = [
    ...(typed === '' ? [] : [t('register.quoted', { text: typed })]),
    ...(acts.length === 0 ? [] : [acts.map((act) => t(`register.acts.${act}`)).join(` ${t('terms.or')} `)]),
    ...(from !== null && to !== null ? [formatPeriod(language, from, to)] : []),
    ...(from !== null && to === null ? [t('filters.since', { from: day(from) })] : []),
    ...(from === null && to !== null ? [t('filters.until', { to: day(to) })] : []),
  ];
  return parts.length === 0 ? t('register.whole') : parts.join('; ');
}

/** An entry in one line: its number, when, who, what was done, how many, and what it was about. */
export function registerLine(entry: StandingEntry, language: Language, now: Date): string {
  const t = words(language);
  const { id, at, person, facts } = entry;
  const { of, sha256, isBySchedule } = facts;
  const counted = countsText(entry, language);
  const parts = [
    doneText(entry, language),
    ...(of === undefined ? [] : [t('register.endsOf', { n: of })]),
    ...(isBySchedule === true ? [t('register.bySchedule')] : []),
    ...(counted === '' ? [] : [counted]),
    ...textsOf(entry, language).map(({ title, text }) => `${title}: ${text}`),
    ...(sha256 === undefined ? [] : [`SHA-256: ${sha256}`]),
  ];
  return `${String(id)}  ${formatInstant(language, at, now)}  ${person ?? '–'}  ${parts.join('; ')}`;
}
