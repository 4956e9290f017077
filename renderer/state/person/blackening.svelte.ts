import {
  blackenedKinds,
  type BlackenedKind,
  type Blackening,
  type PacketSpan,
  type PacketText,
  type TextDecision,
} from '../../../preload/export/packet';

/** What was decided about one text, as it was then. */
interface Decided {
  readonly seal: string;
  readonly isWhole: boolean;
  /** Places of which a person said themselves what becomes of them, by where they begin. */
  readonly places: Readonly<Record<number, { readonly kind: PacketSpan['kind']; readonly isBlack: boolean }>>;
}

/** What of other people is blackened in a packet: by kinds, by words, and text by text. */
export class BlackeningDraft {
  #kinds = $state.raw<readonly BlackenedKind[]>(blackenedKinds);
  #words = $state.raw<readonly string[]>([]);
  #decided = $state.raw<Readonly<Record<string, Decided>>>({});
  agents = $state(false);

  readonly asked = $derived<Blackening>({
    kinds: this.#kinds,
    agents: this.agents,
    words: this.#words,
    texts: Object.entries(this.#decided).flatMap(([key, decided]) => this.#decisionOf(key, decided)),
  });

  get words(): readonly string[] {
    return this.#words;
  }

  forget(): void {
    this.#kinds = blackenedKinds;
    this.#words = [];
    this.#decided = {};
    this.agents = false;
  }

  isTaken(kind: PacketSpan['kind']): boolean {
    return kind === 'word' || this.#kinds.includes(kind);
  }

  take(kind: BlackenedKind, isTaken: boolean): void {
    this.#kinds = blackenedKinds.filter((one) => (one === kind ? isTaken : this.#kinds.includes(one)));
  }

  /** Blackens a word wherever it stands; one that is there already, and nothing, change nothing. */
  addWord(typed: string): void {
    const word = typed.trim().replaceAll(/\s+/g, ' ');
    const isKnown = this.#words.some((one) => one.toLowerCase() === word.toLowerCase());
    if (word !== '' && !isKnown) this.#words = [...this.#words, word];
  }

  removeWord(word: string): void {
    this.#words = this.#words.filter((one) => one !== word);
  }

  isWhole(text: PacketText): boolean {
    return this.#of(text)?.isWhole ?? false;
  }

  isBlack(text: PacketText, { kind, start }: PacketSpan): boolean {
    const decided = this.#of(text);
    return decided?.isWhole === true || (decided?.places[start]?.isBlack ?? this.isTaken(kind));
  }

  /** The whole text, or only places of it. */
  blackenWhole(text: PacketText, isWhole: boolean): void {
    this.#decide(text, { isWhole });
  }

  /** One place of a text, whatever becomes of its kind. */
  blacken(text: PacketText, { kind, start }: PacketSpan, isBlack: boolean): void {
    this.#decide(text, { places: { ...this.#of(text)?.places, [start]: { kind, isBlack } } });
  }

  /** A text was read once more: what was decided of it as it was before is decided no more. */
  follow({ key, seal, spans }: PacketText): void {
    const decided = this.#decided[key];
    if (decided === undefined) return;
    const { [key]: _, ...rest } = this.#decided;
    const places = Object.fromEntries(
      Object.entries(decided.places).filter(([at]) => spans.some(({ start }) => start === Number(at))),
    );
    this.#decided = decided.seal === seal ? { ...rest, [key]: { ...decided, places } } : rest;
  }

  #of({ key, seal }: PacketText): Decided | undefined {
    const decided = this.#decided[key];
    return decided?.seal === seal ? decided : undefined;
  }

  #decide(text: PacketText, change: Partial<Decided>): void {
    const { key, seal } = text;
    const before = this.#of(text) ?? { seal, isWhole: false, places: {} };
    this.#decided = { ...this.#decided, [key]: { ...before, ...change } };
  }

  #decisionOf(key: string, { seal, isWhole, places }: Decided): readonly TextDecision[] {
    const otherwise = Object.entries(places).flatMap(([start, { kind, isBlack }]) =>
      isBlack === this.isTaken(kind) ? [] : [Number(start)],
    );
    return isWhole || otherwise.length > 0 ? [{ key, seal, isWhole, otherwise }] : [];
  }
}
