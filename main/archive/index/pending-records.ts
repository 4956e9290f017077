import { Int32List } from '../../search/index/int32-list';
import type { SegmentBuilder } from '../../search/index/segment-builder';
import { TermDictionary } from '../../search/index/term-dictionary';
import { foldedOfTerm, pairOfTerms, wordTerm, type TextField } from '../../search/index/terms';
import type { Token } from '../../search/analysis/tokens';
import type { ArchiveWriter, OwnedPart } from '../file/archive';
import { phraseWord } from './phrase-word';
import { createDescriber, type DescribedRow, type RecordDescriber, type RecordSink } from './record-describer';

/** In front of the words of each text in the list of texts; numbers of terms are not negative. */
const mark = { sms: -1, note: -2 } as const;

/** More terms than this are forgotten with all that is known by their numbers. */
const maxTerms = 100_000;

/** Two words that follow each other in so many texts of a thousand are a term: FTS5 would be asked for very many rows. */
const frequentPerThousand = 1;

/** Above every number of a term: two of them make one number. */
const pairBase = 2 ** 26;

/** More integers than this are let go of: records that stay pending for long are read out of their rows. */
const maxListed = 2 ** 22;

/** Where a record's terms and the words of its texts lie in their lists. */
interface Entry {
  readonly durationSeconds: number | null;
  readonly cost: number | null;
  readonly terms: number;
  readonly texts: number;
  termsEnd: number;
  textsEnd: number;
}

/** What a record says, for FTS5: folded words, spaces between them. */
export interface Phrases {
  readonly sms: string;
  readonly notes: readonly string[];
}

/** The pending records of an archive; the same ones every time. */
export function pendingRecords(archive: ArchiveWriter): PendingRecords {
  return archive.own(createPending);
}

const createPending = (archive: ArchiveWriter): PendingRecords => new PendingRecords(archive);

/**
 * What pending records are found by, from the moment they are stored until they are taken into a segment, so that rows just
 * written need not be read back. Of other records it is read out of their rows.
 */
export class PendingRecords implements OwnedPart, RecordSink<number> {
  readonly #dictionary = new TermDictionary();
  readonly #describer: RecordDescriber<number>;
  readonly #entries = new Map<number, Entry>();
  readonly #terms = new Int32List();
  readonly #texts = new Int32List();
  #begun: Entry | null = null;
  readonly #archive: ArchiveWriter;
  /** SQLite's number of what other connections wrote, at the last look. */
  #version: unknown;
  /** Terms whose words are known to be in the table of words. */
  readonly #written = new Set<number>();

  constructor(archive: ArchiveWriter) {
    this.#archive = archive;
    this.#version = archive.db.pragma('data_version', { simple: true });
    this.#describer = createDescriber(archive, (term) => this.#dictionary.number(term));
  }

  /** What the terms' numbers mean. */
  get dictionary(): TermDictionary {
    return this.#dictionary;
  }

  /** Remembers a record that was just stored, without notes. */
  add(row: DescribedRow): void {
    this.makeRoom();
    this.#describer.ofNew(row, this);
    this.#end();
  }

  /** Forgets a record that has changed, or that is pending no more. */
  drop(id: number): void {
    this.#entries.delete(id);
    if (this.#entries.size === 0) this.#empty();
  }

  /** Lets go of all of it once another program has written: what it changed of these records is not known here. */
  distrustOthers(): void {
    const version = this.#archive.db.pragma('data_version', { simple: true });
    if (version !== this.#version) {
      this.#entries.clear();
      this.#empty();
    }
    this.#version = version;
  }

  /** Lets go of what would take too much memory; while records are taken into segments it has to stay. */
  makeRoom(): void {
    if (this.#terms.length + this.#texts.length <= maxListed) return;
    this.#entries.clear();
    this.#empty();
  }

  /** Makes sure that a record is known; false where there is none. */
  know(id: number): boolean {
    if (this.#entries.has(id)) return true;
    const isThere = this.#describer.read(id, this);
    this.#end();
    return isThere;
  }

  /** Puts a record that is known into a builder that was made with `dictionary`. */
  addTo(builder: SegmentBuilder, id: number, pairs: FrequentPairs): void {
    const entry = this.#entryOf(id);
    builder.begin(id, entry.durationSeconds, entry.cost);
    builder.post(this.#terms.view(entry.terms, entry.termsEnd));
    const texts = this.#texts.view(entry.texts, entry.textsEnd);
    if (texts.length === 0) return;
    builder.post(texts.filter((word) => word >= 0));
    const frequent = pairs.of(texts);
    if (frequent.length > 0) builder.post(frequent);
  }

  /** The pairs of words that are frequent in the texts of some records. */
  frequentPairs(ids: readonly number[]): FrequentPairs {
    const counts = new Map<number, number>();
    for (const id of ids) {
      const { texts, textsEnd } = this.#entryOf(id);
      eachPair(this.#texts.view(texts, textsEnd), (pair) => counts.set(pair, (counts.get(pair) ?? 0) + 1));
    }
    const min = Math.max(2, Math.ceil((ids.length * frequentPerThousand) / 1000));
    const frequent = new Map<number, number>();
    for (const [pair, count] of counts) {
      if (count < min) continue;
      const [before, after] = [Math.floor(pair / pairBase), pair % pairBase].map((word) => this.#dictionary.term(word));
      frequent.set(pair, this.#dictionary.number(pairOfTerms(before ?? '', after ?? '')));
    }
    return new FrequentPairs(frequent);
  }

  /** What a record says; null where it says nothing. */
  phrases(id: number): Phrases | null {
    const { texts, textsEnd } = this.#entryOf(id);
    let sms: string[] = [];
    const notes: string[][] = [];
    let words = sms;
    for (const word of this.#texts.view(texts, textsEnd)) {
      if (word === mark.sms) words = sms = [];
      else if (word === mark.note) notes.push((words = []));
      else words.push(phraseWord(foldedOfTerm(this.#dictionary.term(word)) ?? ''));
    }
    if (sms.length === 0 && notes.length === 0) return null;
    return { sms: sms.join(' '), notes: notes.map((note) => note.join(' ')) };
  }

  /** Visits the folded words of some records that were not visited before. */
  eachNewWord(ids: readonly number[], visit: (word: string) => void): void {
    const see = (term: number): void => {
      if (term < 0 || this.#written.has(term)) return;
      this.#written.add(term);
      const folded = foldedOfTerm(this.#dictionary.term(term));
      if (folded !== null) visit(folded);
    };
    for (const id of ids) {
      const entry = this.#entryOf(id);
      for (const term of this.#terms.view(entry.terms, entry.termsEnd)) see(term);
      for (const word of this.#texts.view(entry.texts, entry.textsEnd)) see(word);
    }
  }

  begin(id: number, durationSeconds: number | null, cost: number | null): void {
    const [terms, texts] = [this.#terms.length, this.#texts.length];
    this.#begun = { durationSeconds, cost, terms, texts, termsEnd: terms, textsEnd: texts };
    this.#entries.set(id, this.#begun);
  }

  term(term: number): void {
    this.#terms.push(term);
  }

  text(field: TextField, words: readonly Token[]): void {
    this.#texts.push(mark[field]);
    for (const word of words) this.#texts.push(this.#dictionary.number(wordTerm(field, word)));
  }

  /** Of a transaction that was rolled back nothing may be known. */
  forget(): void {
    this.#entries.clear();
    this.#written.clear();
    this.#describer.forget();
    this.#empty();
  }

  #end(): void {
    if (this.#begun === null) return;
    this.#begun.termsEnd = this.#terms.length;
    this.#begun.textsEnd = this.#texts.length;
    this.#begun = null;
  }

  #entryOf(id: number): Entry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new RangeError('a pending record that is not known');
    return entry;
  }

  /** Nothing is known by its number: the lists begin anew, and with them a dictionary that has grown too large. */
  #empty(): void {
    this.#terms.truncate(0);
    this.#texts.truncate(0);
    if (this.#dictionary.size <= maxTerms) return;
    this.#written.clear();
    this.#dictionary.clear();
    this.#describer.forget();
  }
}

/** Pairs of words that are terms, by the numbers of their words. */
class FrequentPairs {
  readonly #terms: ReadonlyMap<number, number>;

  constructor(terms: ReadonlyMap<number, number>) {
    this.#terms = terms;
  }

  /** The terms of the frequent pairs in a record's texts. */
  of(texts: Int32Array): Int32Array {
    const found: number[] = [];
    if (this.#terms.size === 0) return new Int32Array();
    eachPair(texts, (pair) => {
      const term = this.#terms.get(pair);
      if (term !== undefined) found.push(term);
    });
    return Int32Array.from(found);
  }
}

/** Visits every two words that follow each other in a text. */
function eachPair(texts: Int32Array, visit: (pair: number) => void): void {
  for (let at = 1; at < texts.length; at += 1) {
    const [before, after] = [texts[at - 1] as number, texts[at] as number];
    if (before >= 0 && after >= 0) visit(before * pairBase + after);
  }
}
