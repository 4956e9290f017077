import type { ArchiveReader } from '../file/archive';
import type { InteractionRow, NoteRow, OwnMarkRow } from './rows';

/** A record as it lies in the file, with its notes and its own marks. */
export interface RowWithNotes {
  readonly row: InteractionRow;
  readonly notes: readonly NoteRow[];
  readonly ownMarks: readonly OwnMarkRow[];
}

/**
 * So many rows are read at once: an open cursor would keep the connection to itself, a question for each would take most of
 * the time, and their notes may be long.
 */
const rowsAtOnce = 100;

/** Every record from one id to another, both inclusive, in the order of time, each with its notes and own marks in the order of theirs. */
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

const notesSql = `SELECT *
  FROM note
  WHERE interaction_id >= CAST(? AS INTEGER)
    AND interaction_id <= CAST(? AS INTEGER)
  ORDER BY interaction_id, id`;
const ownMarksSql = `SELECT *
  FROM own_mark
  WHERE interaction_id >= CAST(? AS INTEGER)
    AND interaction_id <= CAST(? AS INTEGER)
  ORDER BY interaction_id, id`;

function* withNotes(archive: ArchiveReader, rows: readonly InteractionRow[]): Generator<RowWithNotes> {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  if (first === undefined || last === undefined) return;
  const notesOf = inOrder(archive.prepare<[number, number], NoteRow>(notesSql).all(first, last));
  const ownMarksOf = inOrder(archive.prepare<[number, number], OwnMarkRow>(ownMarksSql).all(first, last));
  for (const row of rows) yield { row, notes: notesOf(row.id), ownMarks: ownMarksOf(row.id) };
}

/** Deals out what belongs to records, which are asked for in the order of their ids. */
function inOrder<Part extends { readonly interaction_id: number | null }>(
  parts: readonly Part[],
): (id: number) => readonly Part[] {
  let place = 0;
  return (id) => {
    // Those of a record that is gone.
    while ((parts[place]?.interaction_id ?? Infinity) < id) place += 1;
    const begin = place;
    while (parts[place]?.interaction_id === id) place += 1;
    return begin === place ? none : parts.slice(begin, place);
  };
}

const none: readonly never[] = [];
