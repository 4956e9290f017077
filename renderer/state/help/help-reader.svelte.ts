import type { Language } from '../../../preload/model';
import { firstPage, pagesOf, type HelpBook, type HelpPage, type HelpPlace } from './help-page';
import { HelpIndex, type HelpHit } from './help-search';

/** A place that was read, and how far down. */
interface Step {
  readonly place: HelpPlace;
  scrolled: number;
}

/** Where in the help a person reads, the way there, and what is searched. */
export class HelpReader {
  readonly #load: (language: Language) => Promise<HelpBook>;
  readonly #remember: (page: string) => void;
  #book = $state.raw<HelpBook | null>(null);
  #steps = $state.raw<readonly Step[]>([{ place: { page: firstPage, anchor: null }, scrolled: 0 }]);
  #at = $state(0);
  /** What is searched for: while it is there, its hits stand in the place of the contents, and are marked on the page. */
  query = $state('');
  readonly #index = $derived(this.#book === null ? null : new HelpIndex(this.#book));
  readonly hits: readonly HelpHit[] | null = $derived(
    this.#index === null || this.query.trim() === '' ? null : this.#index.search(this.query),
  );
  /** Counts what was gone to: the same place again is gone to anew. */
  #moves = $state(0);

  /** `remember` is told each page that is read. */
  constructor(load: (language: Language) => Promise<HelpBook>, remember: (page: string) => void) {
    this.#load = load;
    this.#remember = remember;
  }

  /** Null until the pages are there. */
  get book(): HelpBook | null {
    return this.#book;
  }

  get page(): HelpPage | null {
    if (this.#book === null) return null;
    return pagesOf(this.#book).find(({ id }) => id === this.place.page) ?? this.#book.first;
  }

  get place(): HelpPlace {
    return this.#step.place;
  }

  /** How far down the page was, where a person comes back to it; 0 where it is new. */
  get scrolled(): number {
    return this.#step.scrolled;
  }

  get moves(): number {
    return this.#moves;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#steps.length - 1;
  }

  /** Reads the pages in a language; the place stays, as far as the other language has it. */
  async open(language: Language): Promise<void> {
    if (this.#book?.language === language) return;
    this.#book = await this.#load(language);
  }

  /** Goes to a place; the way that was gone back from is forgotten. */
  go(place: HelpPlace): void {
    const { page, anchor } = this.place;
    this.#moves += 1;
    if (page === place.page && anchor === place.anchor) return;
    this.#steps = [...this.#steps.slice(0, this.#at + 1), { place, scrolled: 0 }];
    this.#at += 1;
    this.#remember(place.page);
  }

  /** Begins at a place, without a way there. */
  begin(page: string): void {
    this.#steps = [{ place: { page, anchor: null }, scrolled: 0 }];
    this.#at = 0;
  }

  back(): void {
    this.#move(-1);
  }

  forward(): void {
    this.#move(1);
  }

  /** The page was scrolled so far down. */
  scrollTo(scrolled: number): void {
    this.#step.scrolled = scrolled;
  }

  get #step(): Step {
    return this.#steps[this.#at] ?? { place: { page: firstPage, anchor: null }, scrolled: 0 };
  }

  #move(by: number): void {
    if (this.#steps[this.#at + by] === undefined) return;
    this.#at += by;
    this.#moves += 1;
    this.#remember(this.place.page);
  }
}
