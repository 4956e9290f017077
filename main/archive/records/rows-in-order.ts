import type { ArchiveReader } from '../file/archive';
import type { InteractionRow, NoteRow } from './rows';

/** A record as it lies in the file, with its notes. */
export interface RowWithNotes {
  readonly row: InteractionRow;
  readonly notes: readonly NoteRow[];
}

/**
 * So many rows are read at once: an open cursor would keep the connection to itself, a question for each would take most of
 * the time, and their notes may be long.
 */
const rowsAtOnce = 100;

/** Every record from one id to another, both inclusive, in the order of time, each with its notes in the order of theirs. */
export function* eachRow(
  archive: ArchiveReader,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<RowWithNotes> {
  const find = archive.prepare<[number, number, number], InteractionRow>(`SELECT *
       FROM interaction
       WHERE id >= CAST(? AS INTEGER)
         AND id <= CAST(? AS INTEGER)
       ORDER BY id
       LIMIT ?`);
  for (let next = from; ;) {
    const rows = find.all(next, to, rowsAtOnce);
    yield* withNotes(archive, rows);
    const last = rows.at(-1)?.id ?? next;
    // Ids that no JavaScript number holds are damage, and must not be read for ever.
    if (rows.length < rowsAtOnce || !(last + 1 > next)) return;
    next = last + 1;
  }
}

function* withNotes(archive: ArchiveReader, rows: readonly InteractionRow[]): Generator<RowWithNotes> {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  if (first === undefined || last === undefined) return;
  const notes = archive
    .prepare<[number, number], NoteRow>(
      `SELECT *
       FROM note
       WHERE interaction_id >= CAST(? AS INTEGER)
         AND interaction_id <= CAST(? AS INTEGER)
       ORDER BY interaction_id, id`,
    )
    .all(first, last);
  let place = 0;
  for (const row of rows) {
    // Those of a record that is gone.
    while ((notes[place]?.interaction_id ?? Infinity) < row.id) place += 1;
    const begin = place;
    while (notes[place]?.interaction_id === row.id) place += 1;
    yield { row, notes: begin === place ? none : notes.slice(begin, place) };
  }
}

const none: readonly NoteRow[] = [];
