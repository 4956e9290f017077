import { betweenNotes } from '../../main/archive/index/index-build';
import { indexReader } from '../../main/archive/index/index-records';
import type { ArchiveWriter } from '../../main/archive/file/archive';
import { secondsPerDay } from '../../main/crm/time';
import { firstIdOf } from '../../main/search/index/ids';
import type { Token } from '../../main/search/analysis/tokens';

/** Each copy is so much earlier than the one before: longer than a year, and the weekdays stay. */
const daysApart = 53 * 7;
const termBlocksPerSegment = 65_536;

/** A record's texts for FTS5. */
interface Phrases {
  readonly id: number;
  readonly sms: string;
  readonly notes: string;
}

/**
 * Adds copies of a year that fills the archive, each one year earlier, with identities of its own. Rows by SQL; of the
 * search index the segments as they are, since nothing in them but ids and days says when (`main/search/index/segment.ts`), and the
 * texts for FTS5. To every search the same as stored and indexed anew.
 */
export function addCopies(archive: ArchiveWriter, copies: number): void {
  const ids = archive.db.prepare<[], number>('SELECT id FROM interaction ORDER BY id').pluck().all();
  const phrases = phrasesOf(archive, ids);
  for (let copy = 1; copy <= copies; copy += 1) {
    const moved = { days: copy * daysApart, shift: firstIdOf(copy * daysApart * secondsPerDay), first: ids[0] ?? 0 };
    archive.transaction(() => {
      copyRows(archive, copy, moved);
      copySegments(archive, moved);
      copyPhrases(archive, phrases, moved.shift);
    });
  }
}

/** How far a copy lies before the original, and where the original begins. */
interface Moved {
  readonly days: number;
  readonly shift: number;
  readonly first: number;
}

function copyRows({ db }: ArchiveWriter, copy: number, { shift, first }: Moved): void {
  const columns = (table: string, without: readonly string[]): string =>
    db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((name) => !without.includes(name))
      .join(', ');
  const interaction = columns('interaction', ['id', 'uuid', 'seal']);
  const note = columns('note', ['id', 'uuid', 'interaction_id', 'seal']);
  db.function('copied', { deterministic: true }, (uuid: unknown) => copiedUuid(uuid, copy));
  const { changes: interactions } = db
    .prepare(
      `INSERT INTO interaction (id, uuid, ${interaction})
       SELECT id - CAST(@shift AS INTEGER), copied(uuid), ${interaction} FROM interaction WHERE id >= CAST(@first AS INTEGER)`,
    )
    .run({ shift, first });
  const { changes: notes } = db
    .prepare(
      `INSERT INTO note (uuid, interaction_id, ${note})
       SELECT copied(uuid), interaction_id - CAST(@shift AS INTEGER), ${note} FROM note WHERE interaction_id >= CAST(@first AS INTEGER)`,
    )
    .run({ shift, first });
  db.prepare(
    `INSERT INTO loose (interaction_id, revision)
     SELECT interaction_id - CAST(@shift AS INTEGER), 0 FROM loose WHERE interaction_id >= CAST(@first AS INTEGER)`,
  ).run({ shift, first });
  const count = db.prepare<[number, string]>('UPDATE tally SET rows = rows + ? WHERE name = ?');
  count.run(interactions, 'interaction');
  count.run(notes, 'note');
}

function copiedUuid(uuid: unknown, copy: number): Buffer {
  const bytes = Buffer.from(uuid as Buffer);
  bytes[0] = ((bytes[0] ?? 0) + copy) % 256;
  bytes[15] = ((bytes[15] ?? 0) + copy * 7) % 256;
  return bytes;
}

interface SegmentRow {
  readonly number: number;
  readonly days: string;
  readonly ids: Buffer;
}

function copySegments({ db }: ArchiveWriter, { days, shift, first }: Moved): void {
  const copySegment = db
    .prepare<[object], number>(
      `INSERT INTO block (first_id, last_id, records, days, directory, ids, columns, version)
       SELECT first_id - CAST(@shift AS INTEGER), last_id - CAST(@shift AS INTEGER), records, @days, directory, @ids, columns,
              version
       FROM block
       WHERE number = @number
       RETURNING number`,
    )
    .pluck();
  const copyTermBlocks = db.prepare<[object]>(
    `INSERT INTO block_chunk (id, data)
     SELECT id + (@copied - @number) * ${String(termBlocksPerSegment)}, data
     FROM block_chunk
     WHERE id BETWEEN @number * ${String(termBlocksPerSegment)} AND (@number + 1) * ${String(termBlocksPerSegment)} - 1`,
  );
  const segments = db
    .prepare<[number], SegmentRow>('SELECT number, days, ids FROM block WHERE first_id >= CAST(? AS INTEGER)')
    .all(first);
  for (const { number, days: before, ids } of segments) {
    const moved = (JSON.parse(before) as [number, number][]).map(([day, start]) => [day - days, start]);
    const copied = copySegment.get({ number, shift, days: JSON.stringify(moved), ids: earlier(ids, shift) });
    copyTermBlocks.run({ number, copied });
  }
}

/** The first id, a double, and then differences (`encodeIds`). */
function earlier(ids: Buffer, shift: number): Buffer {
  const moved = Buffer.from(ids);
  moved.writeDoubleLE(ids.readDoubleLE(0) - shift, 0);
  return moved;
}

function phrasesOf(archive: ArchiveWriter, ids: readonly number[]): readonly Phrases[] {
  const reader = indexReader(archive);
  const textOf = (words: readonly Token[]): string => words.map(({ text }) => text).join(' ');
  return ids.flatMap((id) => {
    const record = reader.read(id);
    if (record === null || (record.sms.length === 0 && record.notes.length === 0)) return [];
    return [{ id, sms: textOf(record.sms), notes: record.notes.map(textOf).join(` ${betweenNotes} `) }];
  });
}

function copyPhrases({ db }: ArchiveWriter, phrases: readonly Phrases[], shift: number): void {
  const insert = db.prepare<[object]>(
    'INSERT INTO search (rowid, sms, notes) VALUES (CAST(@id AS INTEGER), @sms, @notes)',
  );
  for (const { id, sms, notes } of phrases) insert.run({ id: id - shift, sms, notes });
}
