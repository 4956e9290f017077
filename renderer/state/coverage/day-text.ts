import type { CalendarDay, DayCoverage } from '../../../preload/model';
import { markOf } from './day-marks';
import type { Locale } from '../common/locale.svelte';

/** A day of the calendar in one line, as it is read out. */
export function dayLine(locale: Locale, day: string, known: CalendarDay | undefined): string {
  const name = locale.dayLong(day);
  if (known === undefined) return locale.t('coverage.dayUnknown', { day: name });
  const facts = {
    day: name,
    mark: markText(locale, known),
    records: locale.t('results.records', { count: known.interactions }),
  };
  if (known.eventsCheckedAt === null) return locale.t('coverage.day', facts);
  return locale.t('coverage.dayChecked', { ...facts, when: locale.instant(known.eventsCheckedAt) });
}

/** How a day stands; what could not be read is said of any. */
function markText({ t }: Locale, day: CalendarDay): string {
  const mark = markOf(day);
  if (day.unreadable === 0) return t(`coverage.mark.${mark}`);
  const unread = t('unreadable.count', { count: day.unreadable });
  return mark === 'unreadable' ? unread : `${t(`coverage.mark.${mark}`)}, ${unread}`;
}

/** How the records of a day stand. */
export function eventsText({ t }: Locale, { events, interactions, unreadable }: CalendarDay): string {
  const records = t('results.records', { count: interactions });
  switch (events) {
    case 'complete':
      return t(unreadable > 0 ? 'coverage.completeBut' : 'coverage.complete', { records });
    case 'gap':
      return t('coverage.incomplete', { records });
    case 'notAsked':
      return interactions === 0 ? t('coverage.notAsked') : t('coverage.incomplete', { records });
  }
}

/** How the notes of a day stand; `noted` is null while it is not known how many records have some. */
export function notesText({ t }: Locale, day: CalendarDay, noted: DayCoverage['noted'] | null): string {
  const records = t('results.records', { count: day.notesOwed });
  switch (day.notes) {
    case 'complete':
      if (noted === null) return t('coverage.reading');
      return noted === 0 ? t('coverage.noNotes') : t('coverage.noted', { count: noted });
    case 'owed':
      return t('coverage.owed', { records });
    case 'gap':
      return day.notesOwed > 0 ? t('coverage.failed', { records }) : t('coverage.notesIncomplete');
    case 'notAsked':
      return t('coverage.notAsked');
  }
}
