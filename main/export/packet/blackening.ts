import { createHash } from 'node:crypto';
import {
  type Blackening,
  type BlackenedKind,
  type PacketSpan,
  type TextDecision,
} from '../../../preload/export/packet';
import { blacken, block } from '../../redaction/spans';
import type { Passage } from './packet-record';

/** Finds the places of a text that name a third person; in order, without overlaps. */
export type FindSpans = (text: string) => readonly PacketSpan[];

/** Who is no third person. */
export interface Persons {
  readonly spansOf: FindSpans;
  /** Whether a name or a number is of the one who asked. */
  readonly isSubject: (kind: 'name' | 'number', written: string) => boolean;
}

/** Whether anything may be blackened at all. */
export function blackensSomething({ kinds, agents, words, texts }: Blackening): boolean {
  return kinds.length > 0 || agents || words.length > 0 || texts.length > 0;
}

/** What a text was when something was decided about it. */
export function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Takes out of texts what was chosen: the characters are not in what it gives. Counts what it took. */
export class Blackener implements Passage {
  readonly #persons: Persons;
  readonly #kinds: ReadonlySet<BlackenedKind>;
  readonly #agents: boolean;
  readonly #decisions: ReadonlyMap<string, TextDecision>;
  #count = 0;

  constructor(persons: Persons, { kinds, agents, texts }: Blackening) {
    this.#persons = persons;
    this.#kinds = new Set(kinds);
    this.#agents = agents;
    this.#decisions = new Map(texts.map((decision) => [decision.key, decision]));
  }

  /** Places that were blackened until now. */
  get count(): number {
    return this.#count;
  }

  readonly text = (_place: unknown, key: string, text: string): string => {
    const decision = this.#decisions.get(key);
    // What was decided was decided about other words: rather nothing of them than too much.
    if (decision !== undefined && (decision.isWhole || decision.seal !== sealOf(text))) return this.#black(text);
    const otherwise = new Set(decision?.otherwise ?? []);
    return this.#without(
      text,
      this.#persons.spansOf(text).filter(({ kind, start }) => this.#isTaken(kind) !== otherwise.has(start)),
    );
  };

  readonly name = (name: string): string =>
    this.#kinds.has('name') && !this.#persons.isSubject('name', name) ? this.#black(name) : name;

  readonly number = (number: string): string =>
    this.#kinds.has('number') && !this.#persons.isSubject('number', number) ? this.#black(number) : number;

  readonly agent = (name: string): string => (this.#agents ? this.#black(name) : name);

  #isTaken(kind: PacketSpan['kind']): boolean {
    return kind === 'word' || this.#kinds.has(kind);
  }

  #black(text: string): string {
    if (text === '') return text;
    this.#count += 1;
    return block;
  }

  #without(text: string, spans: readonly PacketSpan[]): string {
    if (spans.length === 0) return text;
    this.#count += spans.length;
    return blacken(text, spans);
  }
}
