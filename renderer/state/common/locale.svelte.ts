import type { Language, Query, WeekStart } from '../../../preload/model';
import * as format from '../../../preload/words/format';
import { askedText } from '../../../preload/words/texts/asked-text';
import { words } from '../../../preload/words/words';

/** The window's language and calendar day: every text, date and number of the window is said through it. */
export class Locale {
  #language = $state<Language>('pl');
  #now: Date;
  /** The day that a week begins with. */
  weekStart = $state<WeekStart>('monday');

  /** A text of the catalogue. */
  readonly t = $derived(words(this.#language));

  constructor(now: Date) {
    this.#now = $state.raw(now);
  }

  get language(): Language {
    return this.#language;
  }

  set language(language: Language) {
    this.#language = language;
  }

  /** `YYYY-MM-DD` on this computer. */
  get today(): string {
    return format.dayOfClock(this.#now);
  }

  /** Told now and then, so that "today" does not stay yesterday. */
  tick(now: Date): void {
    this.#now = now;
  }

  /** What a search asks for, in one line. */
  asked(query: Query): string {
    return askedText(query, { kind: 'all' }, this.#language);
  }

  number(value: number): string {
    return format.formatNumber(this.#language, value);
  }

  /** "dziś", "czw. 29 gru 2022". */
  day(date: string): string {
    return format.formatDay(this.#language, date, this.today);
  }

  /** A day for a narrow column, in two parts: the weekday can be left out of a day of another year. */
  dayParts(date: string): { readonly weekday: string; readonly day: string } {
    if (date.startsWith(this.today.slice(0, 4))) return { weekday: '', day: this.day(date) };
    return { weekday: format.formatWeekday(this.#language, date), day: this.date(date) };
  }

  /** "29 gru 2022". */
  date(date: string): string {
    return format.formatDate(this.#language, date);
  }

  /** "29 gru 2022, 11:24". */
  dateTime(date: string): string {
    return [this.date(date), format.formatTime(date)].filter((part) => part !== '').join(', ');
  }

  /** "29 gru", under a chart. */
  dayOfYear(date: string): string {
    return format.formatDayOfYear(this.#language, date);
  }

  /** "gru", under a chart. */
  month(date: string): string {
    return format.formatMonth(this.#language, date);
  }

  /** "grudzień". */
  monthLong(date: string): string {
    return format.formatMonthLong(this.#language, date);
  }

  /** "grudzień 2022". */
  monthYear(date: string): string {
    return `${this.monthLong(date)} ${date.slice(0, 4)}`;
  }

  /** "czwartek, 29 grudnia 2022". */
  dayLong(date: string): string {
    return format.formatDayLong(this.#language, date);
  }

  /** The days of the week from its first, for the head of a calendar. */
  get weekdays(): ReturnType<typeof format.weekdayNames> {
    const names = format.weekdayNames(this.#language);
    return this.weekStart === 'monday' ? names : [...names.slice(-1), ...names.slice(0, -1)];
  }

  /** "dziś 11:24". */
  when(date: string): string {
    return format.formatWhen(this.#language, date, this.today);
  }

  /** "czwartek, 29 grudnia 2022, 11:24:57". */
  exact(date: string): string {
    return format.formatExact(this.#language, date);
  }

  /** Now, with its day: "29 gru 2022, 11:24". */
  get now(): string {
    return `${this.date(this.today)}, ${format.timeOfClock(this.#now)}`;
  }

  /** A moment with a zone: "dziś 11:24". */
  instant(moment: string): string {
    return format.formatInstant(this.#language, moment, this.#now);
  }

  /** For what is read some other day, on paper or in a letter: the same, and no day is "today" in it. */
  get lasting(): RecordLocale {
    return {
      t: this.t,
      number: (value) => this.number(value),
      duration: (seconds) => this.duration(seconds),
      bytes: (bytes) => this.bytes(bytes),
      exact: (date) => this.exact(date),
      when: (date) => this.dateTime(date),
      instant: (moment) => this.dateTime(format.wallOfInstant(moment) ?? moment),
    };
  }

  /** "1 gru 2022 – 29 gru 2022". */
  period(from: string, to: string): string {
    return format.formatPeriod(this.#language, from, to);
  }

  /** A second, or the days of a span whose end is exclusive. */
  span(span: { readonly from: string; readonly to: string }): string {
    return format.formatSpan(this.#language, span, this.today);
  }

  duration(seconds: number): string {
    return format.formatDuration(this.#language, seconds);
  }

  timeLeft(seconds: number): string {
    return format.formatTimeLeft(this.#language, seconds);
  }

  bytes(bytes: number): string {
    return format.formatBytes(this.#language, bytes);
  }
}

/** What a record is told with: the texts and numbers of the window's language. */
export type RecordLocale = Pick<Locale, 't' | 'number' | 'duration' | 'exact' | 'instant' | 'when' | 'bytes'>;
