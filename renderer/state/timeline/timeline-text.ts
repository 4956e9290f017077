import { labelOf, type InteractionRecord, type Setup } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import type { TimelineOf, TimelineSummary } from '../../../preload/search/timeline';
import { formatTime } from '../../../preload/words/format';
import { kindLine, noteLines } from '../record/record-text';
import type { Locale } from '../common/locale.svelte';
import { daysOf } from './timeline-stretch';

/** What stands above a timeline, each a line; null for a line that has nothing to say. */
export interface TimelineHeading {
  /** "Oś czasu kontaktu". */
  readonly kind: string;
  readonly title: string;
  /** The numbers of a contact, or the names of a number. */
  readonly known: string | null;
  readonly sameName: string | null;
}

/** So many names or numbers are said; the others are counted. */
const maxSaid = 6;

/** Who a timeline is of. */
export function headingOf(of: TimelineOf, summary: TimelineSummary | null, locale: Locale): TimelineHeading {
  const { t } = locale;
  const isContact = of.kind === 'contact';
  return {
    kind: t(isContact ? 'timeline.ofContact' : 'timeline.ofNumber'),
    title: isContact ? of.name : (summary?.numbers[0] ?? of.number),
    known: summary === null ? null : knownLine(isContact, summary, locale),
    sameName:
      summary !== null && isContact && summary.contacts > 1
        ? t('timeline.sameName', { count: summary.contacts })
        : null,
  };
}

function knownLine(isContact: boolean, { names, numbers, areAllRead }: TimelineSummary, locale: Locale): string | null {
  const { t } = locale;
  const values = isContact ? numbers : names;
  if (values.length === 0) return null;
  const list = values.slice(0, maxSaid).join(', ');
  const said = values.length > maxSaid ? t('timeline.andMore', { list, n: values.length - maxSaid }) : list;
  const line = isContact
    ? t('timeline.numbers', { count: values.length, numbers: said })
    : t('timeline.names', { count: values.length, names: said });
  return areAllRead ? line : `${line} ${t('timeline.newestOnly')}`;
}

/** "1 sty 2026 – 3 sty 2026, 5 sty 2026": ranges of days; the rest is counted. */
export function daysText(days: readonly DayRange[], locale: Locale): string {
  const list = days
    .slice(0, maxSaid)
    .map(({ from, to }) => locale.period(from, to))
    .join(', ');
  return days.length > maxSaid ? locale.t('timeline.andMore', { list, n: days.length - maxSaid }) : list;
}

/** Who wrote or spoke: the other side of what came in, the agents of what went out. */
export function authorOf({ direction, contact, agents }: InteractionRecord): string {
  const names = agents.map(({ name }) => name).join(', ');
  return direction === 'in' ? (contact.name ?? contact.number ?? '') : names;
}

/** A timeline as plain text, under the lines given. */
export function timelineText(
  head: readonly (string | null)[],
  records: readonly InteractionRecord[],
  locale: Locale,
): string {
  const days = daysOf(records).map(({ day, records: ofDay }) =>
    [locale.exact(day), ...ofDay.map((record) => recordText(record, locale))].join('\n'),
  );
  return [head.filter((line) => line !== null).join('\n'), ...days].join('\n\n') + '\n';
}

function recordText(record: InteractionRecord, locale: Locale): string {
  const { t } = locale;
  const { contact, agents, flags, smsText, notes } = record;
  const who = [contact.number, ...agents.map(({ name }) => name), ...flags.map(({ name }) => name)];
  const states = [
    ...(record.vanishedAt === null ? [] : [t('timeline.vanished')]),
    ...(record.notesOwed ? [t('timeline.notesOwed')] : []),
  ];
  const facts = [kindLine(record, locale), ...who, ...states].filter((part) => part !== null && part !== '');
  const line = `${formatTime(record.callDate)}  ${facts.join(' · ')}`;
  return [
    line,
    ...(smsText === null ? [] : [indented(smsText)]),
    ...notes.map((note) => indented(`${t('timeline.note')}: ${noteLines(note, locale.lasting).join('\n')}`)),
  ].join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

/** What an archive is called in a document of it. */
export function accountName(setup: Pick<Setup, 'account' | 'isDemo'> | null, { t }: Locale): string {
  return setup?.isDemo === true ? t('app.demo') : setup?.account == null ? t('app.name') : labelOf(setup.account);
}
