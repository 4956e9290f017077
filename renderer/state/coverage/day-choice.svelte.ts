import type { WeekStart } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { clampDay, moveBy, rangeOf, yearOf } from '../filters/calendar-grid';

/** What the choice of days needs of the calendar. */
interface DayChoiceNeeds {
  /** The days that can be chosen. */
  readonly weekStart: () => WeekStart;
  readonly within: () => DayRange;
  /** The person went to another day. */
  readonly went: () => void;
  /** Another day may be told about. */
  readonly shows: () => void;
}

/** The days that are being chosen in a calendar, by keyboard and by pointer. */
export class DayChoice {
  readonly #needs: DayChoiceNeeds;
  /** The day that the keyboard is on. */
  #active = $state('');
  /** The day under the pointer. */
  #hovered = $state<string | null>(null);
  /** Where the range that is being chosen begins; null while there is none. */
  #anchor = $state<string | null>(null);

  /** The days that are chosen now. */
  readonly days = $derived(rangeOf(this.#anchor ?? this.#active, this.#active));
  readonly isRange = $derived(this.days.from !== this.days.to);
  /** The day that is told about. */
  readonly shown = $derived(this.#anchor === null ? (this.#hovered ?? this.#active) : this.#active);
  readonly year = $derived(yearOf(this.#active));

  constructor(needs: DayChoiceNeeds) {
    this.#needs = needs;
  }

  get active(): string {
    return this.#active;
  }

  get isChoosing(): boolean {
    return this.#anchor !== null;
  }

  /** Begins with a day alone. */
  restart(day: string): void {
    this.#anchor = null;
    this.#hovered = null;
    this.#active = day;
  }

  hover(day: string | null): void {
    this.#hovered = day;
    if (day !== null) this.#needs.shows();
  }

  /** Goes to a day; with `extend`, the range that was begun grows to it. */
  goTo(day: string, extend = false): void {
    this.#needs.went();
    if (!extend) this.#anchor = null;
    else this.#anchor ??= this.#active;
    this.#active = clampDay(day, this.#needs.within());
    this.#hovered = null;
    this.#needs.shows();
  }

  /** Begins a range at a day. */
  begin(day: string): void {
    this.goTo(day);
    this.#anchor = this.#active;
  }

  /** The days are chosen: one alone is no range. */
  settle(): void {
    if (!this.isRange) this.#anchor = null;
  }

  /** Gives up the range that is being chosen. */
  abandon(): void {
    this.#anchor = null;
  }

  /** Where a key leads; false for a key that leads nowhere. */
  press(key: string, { withCtrl, extend }: { readonly withCtrl: boolean; readonly extend: boolean }): boolean {
    const day = moveBy(key, withCtrl, this.#active, this.#needs.within(), this.#needs.weekStart());
    if (day !== null) this.goTo(day, extend);
    return day !== null;
  }

  /** Goes to the same day of another year. */
  showYear(year: number): void {
    this.goTo(`${String(year)}${this.#active.slice(4).replace('-02-29', '-02-28')}`);
  }
}
