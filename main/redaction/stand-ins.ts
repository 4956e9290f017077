import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Language } from '../../preload/model';
import { words, type Words } from '../../preload/words/words';
import type { Known } from './known';
import type { RedactedSpan } from './spans';

/**
 * Names that tell nobody, for all that one file tells of persons: the same person, number, address and account has the same one
 * within the file. Their numbers are drawn by chance and kept nowhere, so that two files cannot be laid beside each other.
 * What belongs to one person alone has that person's number: `Osoba 17`, `Numer 17`, `Numer 17-2`.
 */
export class StandIns {
  readonly #known: Known;
  readonly #t: Words;
  readonly #draw = new Draw();
  /** Stand-ins by what they stand for; as many as there are persons, numbers, addresses and accounts. */
  readonly #given = new Map<string, string>();
  readonly #ordinals = new Map<string, number>();
  /** How many numbers of a kind a person has already. */
  readonly #owned = new Map<string, number>();
  readonly #uuidKey = randomBytes(32);

  constructor(known: Known, language: Language) {
    this.#known = known;
    this.#t = words(language);
  }

  /** What stands for the person, the number or whatever a span means. */
  standInOf({ key, persons }: Pick<RedactedSpan, 'key' | 'persons'>): string {
    const given = this.#given.get(key);
    if (given !== undefined) return given;
    const made = this.#make(key, persons);
    this.#given.set(key, made);
    return made;
  }

  /** What stands for a uuid: another one, made of it by a key that nobody keeps. */
  uuid(uuid: string): string {
    const hex = createHmac('sha256', this.#uuidKey).update(uuid.toLowerCase()).digest('hex');
    // RFC 9562, version 8: made in a way of our own.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  #make(key: string, persons: readonly string[]): string {
    const kind = kindOf(key);
    if (kind === 'person') {
      const at = this.#known.personOf(key.slice('person:'.length));
      const of = at === undefined ? undefined : this.#known.persons[at]?.kind;
      return this.#t(`redaction.${of ?? 'person'}`, { n: String(this.#ordinalOf(key)) });
    }
    const [owner] = persons;
    const isOwned = kind !== 'name' && persons.length === 1 && owner !== undefined;
    const ordinal = this.#ordinalOf(isOwned ? `person:${owner}` : key);
    return this.#t(`redaction.${kind}`, { n: isOwned ? this.#owns(kind, ordinal) : String(ordinal) });
  }

  #owns(kind: string, ordinal: number): string {
    const before = this.#owned.get(`${kind}:${String(ordinal)}`) ?? 0;
    this.#owned.set(`${kind}:${String(ordinal)}`, before + 1);
    return before === 0 ? String(ordinal) : `${String(ordinal)}-${String(before + 1)}`;
  }

  #ordinalOf(key: string): number {
    const known = this.#ordinals.get(key);
    if (known !== undefined) return known;
    const drawn = this.#draw.next();
    this.#ordinals.set(key, drawn);
    return drawn;
  }
}

const kinds = ['person', 'name', 'number', 'extension', 'email', 'account', 'id'] as const;

function kindOf(key: string): (typeof kinds)[number] {
  return kinds.find((kind) => key.startsWith(`${kind}:`)) ?? 'name';
}

/** Numbers from 1 on in an order of chance: all of one range before those of the next, which is as long as all before. */
class Draw {
  #left = rangeFrom(1, 128);

  next(): number {
    if (this.#left.numbers.length === 0) this.#left = rangeFrom(this.#left.end, this.#left.end - 1);
    const { numbers } = this.#left;
    const at = randomInt(numbers.length);
    const drawn = numbers[at] ?? 0;
    const last = numbers[numbers.length - 1] ?? 0;
    numbers[at] = last;
    this.#left = { ...this.#left, numbers: numbers.subarray(0, -1) };
    return drawn;
  }
}

function rangeFrom(first: number, length: number): { readonly numbers: Uint32Array; readonly end: number } {
  return { numbers: Uint32Array.from({ length }, (_, at) => first + at), end: first + length };
}
