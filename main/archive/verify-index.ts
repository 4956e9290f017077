import { IndexDamaged, type Block } from '../search/block';
import type { Postings } from '../search/chunk';
import { columnValue } from '../search/columns';
import { isTextPair } from '../search/keys';
import { eachPairOfWords } from './index-build';
import { storedBlocks } from './index-blocks';
import { indexReader, type IndexableRecord } from './index-records';
import type { ReadableArchive } from './open';
import { prepare } from './prepared';

/** What a comparison of the search index with the records found; all zero where they agree. */
export interface IndexCheck {
  /** Interactions that the search index does not know. */
  readonly notIndexed: number;
  /** Entries of the index without an interaction. */
  readonly indexedInVain: number;
  /** Interactions whose entry says something else than their record, or cannot be read. */
  readonly indexedWrongly: number;
}

/**
 * Builds every entry of the search index anew from its record and compares it with the one that is stored. `tellLost` is told of
 * each record that the index alone knows, `onRecord` of each that is looked at.
 */
export function compareIndex(
  archive: ReadableArchive,
  tellLost: (id: number) => void = () => undefined,
  onRecord: () => void = () => undefined,
): IndexCheck {
  const rows = prepare<[], number>(archive, 'SELECT count(*) FROM interaction').pluck().get() ?? 0;
  const loose = new Set(prepare<[], number>(archive, 'SELECT interaction_id FROM loose').pluck().all());
  const looseRows =
    prepare<[], number>(archive, 'SELECT count(*) FROM loose JOIN interaction ON interaction.id = interaction_id')
      .pluck()
      .get() ?? 0;
  const sum = { known: looseRows, indexedInVain: 0, indexedWrongly: 0 };
  for (const block of blocksOf(archive)) {
    const found = checkBlock(archive, block, loose, { tellLost, onRecord });
    sum.known += found.known;
    sum.indexedInVain += found.indexedInVain;
    sum.indexedWrongly += found.indexedWrongly;
  }
  const { known, ...counts } = sum;
  return { notIndexed: Math.max(0, rows - known), ...counts };
}

function blocksOf(archive: ReadableArchive): readonly Block[] {
  try {
    return storedBlocks(archive).read();
  } catch (error) {
    if (error instanceof IndexDamaged) return [];
    throw error;
  }
}

interface BlockCheck {
  /** Interactions that the block stands for. */
  readonly known: number;
  readonly indexedInVain: number;
  readonly indexedWrongly: number;
}

function checkBlock(
  archive: ReadableArchive,
  block: Block,
  loose: ReadonlySet<number>,
  { tellLost, onRecord }: { readonly tellLost: (id: number) => void; readonly onRecord: () => void },
): BlockCheck {
  try {
    const comparison = new Comparison(archive, block, loose, onRecord);
    for (const id of comparison.lost) tellLost(id);
    return comparison.end();
  } catch (error) {
    if (error instanceof IndexDamaged) return { known: block.records, indexedInVain: 0, indexedWrongly: block.records };
    throw error;
  }
}

/** One block beside its records. */
class Comparison {
  readonly #block: Block;
  /** What the block should hold: ordinals, ascending, by key. */
  readonly #expected = new Map<string, number[]>();
  /** Ordinals that stand for nothing: their record is loose or gone. */
  readonly #void = new Set<number>();
  readonly #wrong = new Set<number>();
  /** Records that the block stands for, and that are not there. */
  readonly lost: number[] = [];

  constructor(archive: ReadableArchive, block: Block, loose: ReadonlySet<number>, onRecord: () => void) {
    this.#block = block;
    const reader = indexReader(archive);
    const hasPhrases = prepare<[number], number>(archive, 'SELECT 1 FROM search_docsize WHERE id = ?').pluck();
    // Only the pairs of words that were frequent are keys, and only of the records that were taken in together.
    const pairs = new Set<string>();
    block.eachKey('', null, (key) => {
      if (isTextPair(key)) pairs.add(key);
    });
    block.ids.forEach((id, ordinal) => {
      onRecord();
      const record = loose.has(id) ? null : reader.read(id);
      if (record === null) {
        this.#void.add(ordinal);
        if (!loose.has(id)) this.lost.push(id);
        return;
      }
      this.#expect(record, ordinal, pairs);
      const hasTexts = record.sms.length > 0 || record.notes.length > 0;
      if (hasTexts !== (hasPhrases.get(id) !== undefined)) this.#wrong.add(ordinal);
    });
  }

  end(): BlockCheck {
    this.#block.eachKey('', null, (key, postings) => {
      this.#compare(key, postings);
    });
    for (const [key, ordinals] of this.#expected)
      if (!isTextPair(key)) for (const one of ordinals) this.#wrong.add(one);
    return {
      known: this.#block.records - this.#void.size,
      indexedInVain: this.lost.length,
      indexedWrongly: this.#wrong.size,
    };
  }

  #expect(record: IndexableRecord, ordinal: number, pairs: ReadonlySet<string>): void {
    const keys = new Set(record.keys);
    eachPairOfWords(record, (key) => {
      if (pairs.has(key)) keys.add(key);
    });
    for (const key of keys) {
      const known = this.#expected.get(key);
      if (known === undefined) this.#expected.set(key, [ordinal]);
      else known.push(ordinal);
    }
    const { durationSeconds, cost } = record;
    const isSame =
      this.#block.column('durationSeconds')[ordinal] === columnValue(durationSeconds) &&
      this.#block.column('cost')[ordinal] === columnValue(cost);
    if (!isSame) this.#wrong.add(ordinal);
  }

  #compare(key: string, postings: Postings): void {
    const expected = new Set(this.#expected.get(key));
    this.#expected.delete(key);
    for (const ordinal of postings.ordinals()) {
      if (!expected.delete(ordinal) && !this.#void.has(ordinal)) this.#wrong.add(ordinal);
    }
    if (!isTextPair(key)) for (const ordinal of expected) this.#wrong.add(ordinal);
  }
}
