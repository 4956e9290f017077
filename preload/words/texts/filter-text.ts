import type { Filters, Language } from '../../model';
import { formatClock, formatDate, formatNumber, formatPeriod } from '../format';
import { directionName, ownMarkName, queueStatusName, serviceName, statusName } from '../names';
import { words, type Words } from '../words';

/** A filter in a few words: "Rodzaj: SMS-y lub Faksy", "od 1 mar 2026"; `name` as `partsOf` gives it. */
export function filterText(name: keyof Filters, filters: Filters, language: Language): string {
  const t = words(language);
  const named = (title: string, value: string): string => t('filters.named', { name: title, value });
  const oneOf = (title: string, values: readonly string[] = [], nameOf = (value: string): string => value): string =>
    named(title, values.map(nameOf).join(` ${t('terms.or')} `));
  const range = (title: string, from: string | null, to: string | null): string => named(title, between(from, to, t));
  switch (name) {
    case 'from':
    case 'to':
      return period(filters, language);
    case 'services':
      return oneOf(t('filters.service'), filters.services, (value) => serviceName(t, value));
    case 'directions':
      return oneOf(t('filters.direction'), filters.directions, (value) => directionName(t, value));
    case 'statuses':
      return oneOf(t('filters.status'), filters.statuses, (value) => statusName(t, value));
    case 'queueStatuses':
      return oneOf(t('filters.queueStatus'), filters.queueStatuses, (value) => queueStatusName(t, value));
    case 'agents':
      return oneOf(t('filters.agent'), filters.agents);
    case 'extensions':
      return oneOf(t('filters.extension'), filters.extensions);
    case 'destinations':
      return oneOf(t('filters.destination'), filters.destinations);
    case 'flags':
      return oneOf(t('filters.flag'), filters.flags);
    case 'marks':
      return oneOf(t('ownMarks.title'), filters.marks, (value) => ownMarkName(t, value));
    case 'withoutMarks':
      return named(
        t('ownMarks.title'),
        (filters.withoutMarks ?? []).map((mark) => t(`ownMarks.lacking.${mark}`)).join(', '),
      );
    case 'contacts':
      return oneOf(t('filters.contact'), filters.contacts);
    case 'number':
      return named(t('filters.number'), filters.number ?? '');
    case 'ownNumber':
      return named(t('filters.ownNumber'), filters.ownNumber ?? '');
    case 'hasNotes':
      return named(
        t('filters.has'),
        t(filters.hasNotes === false ? 'filters.lacking.notes' : 'filters.possession.notes'),
      );
    case 'hasPinnedNote':
      return named(
        t('filters.has'),
        t(filters.hasPinnedNote === false ? 'filters.lacking.pinnedNote' : 'filters.possession.pinnedNote'),
      );
    case 'hasAttachment':
      return named(
        t('filters.has'),
        t(filters.hasAttachment === false ? 'filters.lacking.attachment' : 'filters.possession.attachment'),
      );
    case 'only':
      return t('filters.only', { count: filters.only?.length ?? 0 });
    case 'except':
      return t('filters.except', { count: filters.except?.length ?? 0 });
    case 'minSeconds':
    case 'maxSeconds':
      return range(t('record.duration'), said(filters.minSeconds, formatClock), said(filters.maxSeconds, formatClock));
    case 'minCost':
    case 'maxCost': {
      const number = (value: number): string => formatNumber(language, value);
      return range(t('filters.cost'), said(filters.minCost, number), said(filters.maxCost, number));
    }
  }
}

function period({ from, to }: Filters, language: Language): string {
  if (from !== undefined && to !== undefined) return formatPeriod(language, from, to);
  const day = (text: string): string => formatDate(language, text);
  return between(said(from, day), said(to, day), words(language));
}

function between(from: string | null, to: string | null, t: Words): string {
  if (from !== null && to !== null) return t('filters.between', { from, to });
  return from === null ? t('filters.until', { to: to ?? '' }) : t('filters.since', { from });
}

function said<Value>(value: Value | undefined, say: (value: Value) => string): string | null {
  return value === undefined ? null : say(value);
}
