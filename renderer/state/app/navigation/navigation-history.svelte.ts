import type { ViewState } from '../../../../preload/model';
import type { TimelineOf } from '../../../../preload/search/timeline';
import { searchKey } from '../../common/asking/query-key';

/** A place on the way. */
export interface Step extends ViewState {
  /** The timeline that lay over the list. */
  readonly timeline: TimelineStep | null;
  /** Whether the report lay over the list. */
  readonly hasReport: boolean;
}

/** Whose timeline was read, and where in it. */
export interface TimelineStep {
  readonly of: TimelineOf;
  readonly id: number | null;
}

/** How a step was come to: what is typed on, and records passed by with the arrows, is one step. */
type Way = 'typing' | 'passing' | 'jump';

/** As many steps are kept. */
const maxSteps = 200;
/** Typing that goes on after a pause like this is another search. */
const pauseMs = 3000;

/** The way a person took through searches and records, back and forward like in a browser. */
export class NavigationHistory {
  readonly #now: () => number;
  #steps = $state.raw<readonly Step[]>([]);
  #at = $state(-1);
  #way: Way = 'jump';
  #isPassing = false;
  #isSettled = true;
  #movedAt = -Infinity;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#steps.length - 1;
  }

  /** Where the person is now; the same place again only remembers the row. */
  follow(step: Step): void {
    const here = this.#steps[this.#at];
    if (here !== undefined && isSame(here, step)) {
      this.#steps = this.#steps.with(this.#at, step);
      return;
    }
    const way = here === undefined ? 'jump' : this.#wayTo(here, step);
    this.#isPassing = false;
    const now = this.#now();
    const isOn = way !== 'jump' && way === this.#way && !this.#isSettled && now - this.#movedAt < pauseMs;
    const before = this.#steps.slice(0, this.#at + (isOn ? 0 : 1));
    this.#steps = [...before, step].slice(-maxSteps);
    this.#at = this.#steps.length - 1;
    this.#way = way;
    this.#movedAt = now;
    this.#isSettled = false;
  }

  /** The step before, without going there; null at the first. */
  get before(): Step | null {
    return this.#steps[this.#at - 1] ?? null;
  }

  /** The next record is passed by with the arrows. */
  pass(): void {
    this.#isPassing = true;
  }

  /** What comes next is a step of its own. */
  settle(): void {
    this.#isSettled = true;
  }

  /** The step before; null at the first. */
  back(): Step | null {
    return this.#go(-1);
  }

  /** The step that was gone back from; null at the last. */
  forward(): Step | null {
    return this.#go(1);
  }

  /** Another archive. */
  forget(): void {
    this.#steps = [];
    this.#at = -1;
  }

  #go(by: number): Step | null {
    const step = this.#steps[this.#at + by];
    if (step === undefined) return null;
    this.#at += by;
    this.#isSettled = true;
    return step;
  }

  #wayTo(here: Step, step: Step): Way {
    if (step.hasReport !== here.hasReport) return 'jump';
    if (step.timeline !== null && !isSameTimeline(here, step)) return 'jump';
    const isSameSearch = searchKey(here.query, here.sort) === searchKey(step.query, step.sort);
    if (isSameSearch) return this.#isPassing ? 'passing' : 'jump';
    // What was typed on and then sorted at once: the query between the two was never on show.
    if (this.#way === 'typing' && !this.#isSettled && here.query.text !== step.query.text) return 'typing';
    const typed = { ...here.query, text: step.query.text };
    return searchKey(typed, here.sort) === searchKey(step.query, step.sort) ? 'typing' : 'jump';
  }
}

function isSameTimeline(one: Step, other: Step): boolean {
  return JSON.stringify(one.timeline?.of) === JSON.stringify(other.timeline?.of);
}

function isSame(one: Step, other: Step): boolean {
  if (one.open !== other.open || one.hasReport !== other.hasReport || !isSameTimeline(one, other)) return false;
  // Scrolling brings the same objects again and again.
  if (one.query === other.query && one.sort === other.sort) return true;
  return searchKey(one.query, one.sort) === searchKey(other.query, other.sort);
}
