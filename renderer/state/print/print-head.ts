import { partsOf } from '../../../preload/search/filters';
import type { InteractionRecord, Setup } from '../../../preload/model';
import type { PrintPlan } from '../../../preload/print';
import { filterText } from '../../../preload/words/texts/filter-text';
import { inWordsTexts } from '../../../preload/words/texts/in-words-text';
import { rewritingTexts } from '../../../preload/words/texts/rewriting-text';
import type { Locale } from '../common/locale.svelte';
import { gapWarnings, missingPeriods, unreadWarnings } from '../export/export-warnings';
import { contactLine } from '../record/record-text';
import { accountName, headingOf } from '../timeline/timeline-text';
import type { PrintChoice } from './print-choices';

/** What stands above a document, and at the head of each of its pages. */
export interface PrintHead {
  /** What the title is a name of; null where that goes without saying. */
  readonly kind: string | null;
  /** Whom or what it is about. */
  readonly title: string;
  /** Which days and how many records: "1 sty 2026 – 31 mar 2026, 234 zapisy". */
  readonly extent: string;
  /** What the archive lacks of these days, in short; null where that is no question. */
  readonly completeness: string | null;
  readonly made: string;
  /** Above the first record, each a line. */
  readonly lines: readonly string[];
}

type Account = Pick<Setup, 'account' | 'isDemo'> | null;

/** Says of a document what it is about, of which days, how many records it holds, what is missing, when and from which archive it was made. */
export function headOfPrint(
  choice: PrintChoice,
  plan: PrintPlan,
  first: InteractionRecord | null,
  setup: Account,
  locale: Locale,
): PrintHead {
  const { t } = locale;
  const account = accountName(setup, locale);
  const made = t('print.madeShort', { when: locale.now, account });
  const madeLine = t('print.made', { when: locale.now, account });
  if (choice.what === 'record' && first !== null) {
    const owed = first.notesOwed ? [t('print.notDownloaded')] : [];
    const identity = `${t('record.identity')}: ${first.uuid}`;
    return {
      ...{ kind: null, title: contactLine(first, locale), extent: locale.exact(first.callDate), made },
      ...{ completeness: owed[0] ?? null, lines: [...owed, identity, madeLine] },
    };
  }
  const { kind, title, lines } = namesOf(choice, plan, locale);
  const extent = extentOf(plan, locale);
  const missing = missingLines(plan, locale);
  return {
    ...{ kind, title, extent, made, completeness: completenessOf(plan, locale) },
    lines: [...lines, extent, ...(missing.length === 0 ? [t('print.complete')] : missing), madeLine],
  };
}

/** What the archive lacks of a document's days, each a sentence. */
export function missingLines(plan: PrintPlan, locale: Locale): string[] {
  return [...gapWarnings(plan, locale), ...unreadWarnings(plan, locale)];
}

function extentOf({ firstDay, lastDay, total }: PrintPlan, locale: Locale): string {
  const count = locale.t('results.records', { count: total });
  const period =
    firstDay === null && lastDay === null ? null : filterText('from', periodOf({ firstDay, lastDay }), locale.language);
  return period === null ? count : `${period}, ${count}`;
}

function periodOf({ firstDay, lastDay }: Pick<PrintPlan, 'firstDay' | 'lastDay'>) {
  return { from: firstDay ?? undefined, to: lastDay ?? undefined };
}

function namesOf(
  { what, query, timeline }: PrintChoice,
  plan: PrintPlan,
  locale: Locale,
): Pick<PrintHead, 'kind' | 'title' | 'lines'> {
  const { t, language } = locale;
  if (timeline !== null) {
    const { kind, title, known, sameName } = headingOf(timeline.of, timeline.summary, locale);
    return { kind, title, lines: [known, sameName].filter((line) => line !== null) };
  }
  if (what === 'ticked') return { kind: null, title: t('print.called.ticked'), lines: [] };
  const typed = query.text.trim();
  const asked = partsOf(query.filters).filter((name) => name !== 'from' && name !== 'to');
  const named = [
    ...(typed === '' ? [] : [`„${typed}”`]),
    ...asked.map((name) => filterText(name, query.filters, language)),
  ];
  return {
    kind: null,
    title: named.length === 0 ? t('print.called.everything') : t('print.called.found', { search: named.join(', ') }),
    lines: [
      ...inWordsTexts(plan.inWords, language),
      ...(plan.rewriting === null ? [] : rewritingTexts(plan.rewriting, language)),
    ],
  };
}

function completenessOf(plan: PrintPlan, locale: Locale): string {
  const { t } = locale;
  const days = missingPeriods(plan, locale.today).reduce((sum, { from, to }) => sum + daysIn(from, to), 0);
  const { notesOwed, unreadable } = plan;
  const missing = [
    ...(days === 0 ? [] : [t('print.missingDays', { n: days })]),
    ...(notesOwed === 0 ? [] : [t('print.missingNotes', { n: notesOwed })]),
    ...(unreadable.count === 0 ? [] : [t('print.unreadable', { n: unreadable.count })]),
  ];
  return missing.length === 0 ? t('print.isComplete') : missing.join(', ');
}

const dayMs = 86_400_000;

/** How many days, both ends included. */
function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}
