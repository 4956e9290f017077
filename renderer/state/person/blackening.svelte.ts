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
  readonly places: ReadonlyMap<number, { readonly kind: PacketSpan['kind']; readonly isBlack: boolean }>;
}

/** What of other people is blackened in a packet: by kinds, by words, and text by text. */
export class BlackeningDraft {
  #kinds = $state.raw<readonly BlackenedKind[]>(blackenedKinds);
  #words = $state.raw<readonly string[]>([]);
  #decided = $state.raw<ReadonlyMap<string, Decided>>(new Map());
  agents = $state(false);

  readonly asked = $derived<Blackening>({
    kinds: this.#kinds,
    agents: this.agents,
    words: this.#words,
    texts: [...this.#decided].flatMap(([key, decided]) => this.#decisionOf(key, decided)),
  });

  get words(): readonly string[] {
    return this.#words;
  }

  forget(): void {
    this.#kinds = blackenedKinds;
    this.#words = [];
    this.#decided = new Map();
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
    return decided?.isWhole === true || (decided?.places.get(start)?.isBlack ?? this.isTaken(kind));
  }

  /** The whole text, or only places of it. */
  blackenWhole(text: PacketText, isWhole: boolean): void {
    this.#decide(text, { isWhole });
  }

  /** One place of a text, whatever becomes of its kind. */
  blacken(text: PacketText, { kind, start }: PacketSpan, isBlack: boolean): void {
    const places = new Map(this.#of(text)?.places).set(start, { kind, isBlack });
    this.#decide(text, { places });
  }

  /** A text was read once more: what was decided of it as it was before is decided no more. */
  follow({ key, seal, spans }: PacketText): void {
    const decided = this.#decided.get(key);
    if (decided === undefined) return;
    const starts = new Set(spans.map(({ start }) => start));
    const places = new Map([...decided.places].filter(([start]) => starts.has(start)));
    if (decided.seal === seal && places.size === decided.places.size) return;
    const rest = new Map(this.#decided);
    if (decided.seal === seal) rest.set(key, { ...decided, places });
    else rest.delete(key);
    this.#decided = rest;
  }

  #of({ key, seal }: PacketText): Decided | undefined {
    const decided = this.#decided.get(key);
    return decided?.seal === seal ? decided : undefined;
  }

  #decide(text: PacketText, change: Partial<Decided>): void {
    const { key, seal } = text;
    const before = this.#of(text) ?? { seal, isWhole: false, places: new Map() };
    this.#decided = new Map(this.#decided).set(key, { ...before, ...change });
  }

  #decisionOf(key: string, { seal, isWhole, places }: Decided): readonly TextDecision[] {
    const otherwise = [...places].flatMap(([start, { kind, isBlack }]) =>
      isBlack === this.isTaken(kind) ? [] : [start],
    );
    return isWhole || otherwise.length > 0 ? [{ key, seal, isWhole, otherwise }] : [];
  }
}
