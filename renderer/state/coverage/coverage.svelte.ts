import type { Archive } from '../../archive';
import { failureOf, KronikaError, type Failure } from '../../../preload/failure';
import type { CalendarDay, CoverageCalendar, DayCoverage, UnreadableRecord, WeekStart } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { shiftDay } from '../../../preload/words/format';
import { yearOf } from '../filters/calendar-grid';
import { DayChoice } from './day-choice.svelte';
import { glanceAt, isMissing, markOf, namedDays } from './day-marks';

/** What the calendar needs of the rest of the window. */
export interface CoverageNeeds {
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly weekStart: () => WeekStart;
  /** Begins a download of what is missing, with `again` also of what is not; its end is told through `ended`. */
  readonly start: (days: DayRange, again: boolean) => void;
}

/** A download that was begun in the calendar. */
interface Downloaded {
  readonly days: DayRange;
  readonly isRunning: boolean;
  /** Why it ended early. */
  readonly failure: Failure | null;
}

/** The calendar of what the archive holds of each day, and the days being chosen in it. */
export class Coverage {
  readonly #archive: Archive;
  readonly #needs: CoverageNeeds;
  #calendar = $state.raw<CoverageCalendar | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** The days whose download was begun here, and how it ended. */
  #downloaded = $state.raw<Downloaded | null>(null);
  #detail = $state.raw<DayCoverage | null>(null);
  #unreadable = $state.raw<readonly UnreadableRecord[]>([]);
  /** Years before the first that was asked for, shown on request. */
  #earlierYears = $state(0);
  #isAsking = false;
  #isStale = false;
  #detailAsked = '';

  /** A day of the calendar by its name. */
  readonly #byDay = $derived(namedDays(this.#calendar?.days ?? []));
  readonly years = $derived.by(() => {
    const glances = glanceAt(this.#calendar?.days ?? []);
    const first = glances.at(-1)?.year ?? yearOf(this.#needs.today());
    const earlier = Array.from({ length: this.#earlierYears }, (_, at) => ({
      year: first - 1 - at,
      months: new Array<'notAsked'>(12).fill('notAsked'),
      missing: 0,
      owed: 0,
      unread: 0,
      isNotAsked: true,
    }));
    return [...glances, ...earlier];
  });
  /** The days that can be chosen. */
  readonly within = $derived.by((): DayRange => {
    const to = this.#needs.today();
    return { from: `${String(this.years.at(-1)?.year ?? yearOf(to))}-01-01`, to };
  });
  /** The days that would be downloaded now. */
  readonly choice = new DayChoice({
    within: () => this.within,
    weekStart: () => this.#needs.weekStart(),
    went: () => {
      this.#forgetEnding();
    },
    shows: () => {
      this.#readDetail();
    },
  });

  constructor(archive: Archive, needs: CoverageNeeds) {
    this.#archive = archive;
    this.#needs = needs;
  }

  get isLoaded(): boolean {
    return this.#calendar !== null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get downloaded(): Downloaded | null {
    return this.#downloaded;
  }

  /** What is known of a day; undefined before it was read, and before the first year that was asked for. */
  dayOf(day: string): CalendarDay | undefined {
    return this.#byDay.get(day);
  }

  /** Everything about the day that is told about, once it has come. */
  get detail(): DayCoverage | null {
    return this.#detail?.day === this.choice.shown ? this.#detail : null;
  }

  /** The calendar is looked at: it begins with today. */
  open(): void {
    this.#forgetEnding();
    this.#earlierYears = 0;
    this.choice.restart(this.#needs.today());
    this.refresh();
    this.#readDetail();
  }

  /** Another archive. */
  forget(): void {
    this.#calendar = null;
    this.#downloaded = null;
    this.#detail = null;
    this.#failure = null;
    this.#unreadable = [];
    this.choice.restart(this.#needs.today());
  }

  /** Records that could not be read, as they came. */
  get unreadable(): readonly UnreadableRecord[] {
    return this.#unreadable;
  }

  /** How many of them are of no known day, so that the calendar cannot show them. */
  get dayUnknown(): number {
    return this.#calendar?.dayUnknown ?? 0;
  }

  /** Reads them anew; how many there are is told elsewhere, so that a failure here hides none. */
  readUnreadable(): void {
    this.#archive.ask('readUnreadable', {}).then(
      (records) => {
        this.#unreadable = records;
      },
      () => undefined,
    );
  }

  /** Reads the days anew; while they are on their way, once more after they came. */
  refresh(): void {
    this.#isStale = true;
    if (!this.#isAsking) void this.#read();
  }

  /** Downloads what is missing of some days, or all of them where nothing is; nothing is chosen afterwards. */
  download(days: DayRange): void {
    this.choice.abandon();
    this.#downloaded = { days, isRunning: true, failure: null };
    this.#needs.start(days, !this.isMissing(days));
  }

  /** A download ended; true where it was begun here, and its failure is told here. */
  ended(failure: Failure | null): boolean {
    const { days } = this.#downloaded ?? {};
    if (days === undefined || this.#downloaded?.isRunning !== true) return false;
    const isStopped = failure?.kind === 'cancelled';
    this.#downloaded = isStopped ? null : { days, isRunning: false, failure };
    return true;
  }

  showEarlierYear(): void {
    this.#earlierYears += 1;
    this.choice.showYear(yearOf(this.within.from));
  }

  /** Whether anything of some days is missing. */
  isMissing({ from, to }: DayRange): boolean {
    for (let day = from; day <= to; day = shiftDay(day, 1)) {
      const known = this.#byDay.get(day);
      if (known === undefined || isMissing(markOf(known))) return true;
    }
    return false;
  }

  /** Whether records of some days could not be read. */
  hasUnread({ from, to }: DayRange): boolean {
    for (let day = from; day <= to; day = shiftDay(day, 1))
      if ((this.#byDay.get(day)?.unreadable ?? 0) > 0) return true;
    return false;
  }

  /** The person goes on: how a download ended was told. */
  #forgetEnding(): void {
    if (this.#downloaded?.isRunning === false) this.#downloaded = null;
  }

  async #read(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        this.#calendar = await this.#archive.ask('readCalendar', { today: this.#needs.today() });
        this.#failure = null;
      }
      this.#detailAsked = '';
      this.#readDetail();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    } finally {
      this.#isAsking = false;
    }
  }

  /** Reads what only the rows of a day know; a late answer is dropped. */
  #readDetail(): void {
    const day = this.choice.shown;
    if (day === '' || day === this.#detailAsked) return;
    this.#detailAsked = day;
    this.#archive
      .ask('readCoverage', { from: day, to: day })
      .then(([detail]) => {
        if (detail !== undefined && this.choice.shown === day) this.#detail = detail;
      })
      .catch((thrown: unknown) => {
        // The calendar's own question tells what is wrong.
        if (!(thrown instanceof KronikaError)) throw thrown;
      });
  }
}
