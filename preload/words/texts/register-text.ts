import { failureKinds } from '../../failure';
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
import { failureNames } from '../failure-names';
import {
  formatBytes,
  formatDate,
  formatExact,
  formatInstant,
  formatNumber,
  formatPeriod,
  wallOfInstant,
} from '../format';
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
  const isNothing = registerCounts.every((name) => (counts[name] ?? 0) === 0);
  return registerCounts
    .flatMap((name) => {
      const n = counts[name];
      // What there was none of is said only where there was nothing at all.
      if (n === undefined || (n === 0 && !isNothing)) return [];
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

/** The one figure that says most of how much it was; empty where none does. */
export function countShort({ counts }: Pick<StandingEntry, 'counts'>, language: Language): string {
  const n = counts.rows ?? counts.interactions ?? counts.pages ?? counts.entries;
  return n === undefined ? '' : formatNumber(language, n);
}

/** One thing that an entry says, with its name. */
export interface EntryRow {
  readonly name: string;
  readonly value: string;
  /** Signs for programs. */
  readonly isCode?: boolean;
}

/** All that an entry says. */
export function entryRows(entry: StandingEntry, language: Language): readonly EntryRow[] {
  const t = words(language);
  const { id, at, person, facts, hash } = entry;
  const { of, failure, sha256 } = facts;
  const [how, counted] = [howText(entry, language), countsText(entry, language)];
  const known = failureKinds.find((kind) => kind === failure);
  const when = wallOfInstant(at);
  const rows: (EntryRow | null)[] = [
    { name: t('register.entry'), value: String(id) },
    { name: t('register.when'), value: when === null ? at : formatExact(language, when) },
    { name: t('register.who'), value: person ?? '–' },
    { name: t('register.done'), value: doneText(entry, language) },
    of === undefined ? null : { name: t('register.ends'), value: String(of) },
    failure === undefined
      ? null
      : { name: t('register.failure'), value: known === undefined ? failure : failureNames(language)[known].name },
    how === '' ? null : { name: t('register.how'), value: how },
    counted === '' ? null : { name: t('register.howMany'), value: counted },
    ...textsOf(entry, language).map(({ title, text }) => ({ name: capital(title), value: text })),
    sha256 === undefined ? null : { name: t('register.fileHash'), value: sha256, isCode: true },
    { name: t('register.hash'), value: hash, isCode: true },
  ];
  return rows.filter((row) => row !== null);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** All that an entry says, a line each, for copying. */
export function entryText(entry: StandingEntry, language: Language): string {
  return entryRows(entry, language)
    .map(({ name, value }) => `${name}: ${value}`)
    .join('\n');
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
