import { existsSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { takeLooseIn } from '../../main/archive/index-build';
import { close, openForWriting, type WritableArchive } from '../../main/archive/open';
import { storeInteractions, storeNotes } from '../../main/archive/store';
import { inTransaction } from '../../main/archive/transaction';
import { toInteraction } from '../../main/crm/interaction';
import { toNote } from '../../main/crm/note';
import { secondsPerDay, startOfDay } from '../../main/crm/time';
import type { Json } from '../../main/crm/wire';
import { firstIdOf } from '../../main/search/ids';
import { servedInteractionOf, servedNotesOf } from '../crm-server/answer';
import { dialectOfRecord, plainDialect } from '../crm-server/dialect';
import { generateOffice } from '../crm-server/office';
import { printInteraction, printNote } from '../crm-server/print';
import { World } from '../crm-server/world';

/** A larger archive is this history again and again, each time so much earlier, with identities of its own. */
const perOffice = 1_000_000;
const weeksApart = 53;
const perTransaction = 2000;

/** What is known of an archive that was made. */
export interface MadeArchive {
  readonly path: string;
  readonly interactions: number;
  /** Bytes of the JSON that an equal CRM would have sent. */
  readonly jsonBytes: number;
  readonly seconds: number;
}

/** Makes an archive of a seeded office with so many interactions and their notes, or finds the one made before. */
export function makeArchive(path: string, interactions: number): MadeArchive {
  const about = `${path}.json`;
  if (existsSync(path) && existsSync(about)) return JSON.parse(readFileSync(about, 'utf8')) as MadeArchive;
  for (const file of [path, `${path}-wal`, `${path}-shm`, about]) rmSync(file, { force: true });
  const started = performance.now();
  const archive = openForWriting(path);
  let jsonBytes = 0;
  jsonBytes += storeOffice(archive, Math.min(perOffice, interactions));
  takeLooseIn(archive, 'nearlyAll');
  const last = Math.ceil(interactions / perOffice);
  for (let copy = 1; copy < last; copy += 1) copyOffice(archive, copy);
  takeLooseIn(archive, 'nearlyAll');
  close(archive);
  const made = { path, interactions, jsonBytes: jsonBytes * last, seconds: (performance.now() - started) / 1000 };
  writeFileSync(about, JSON.stringify(made));
  console.log(`made ${path}: ${interactions} in ${made.seconds.toFixed(0)} s, ${statSync(path).size} bytes`);
  return made;
}

/** One year of an office, newest first, as the downloader stores it; gives the bytes of its JSON. */
function storeOffice(archive: WritableArchive, count: number): number {
  const data = generateOffice({ seed: 1, interactions: count, from: '2025-01-01', to: '2025-12-31' });
  const world = new World(data);
  let bytes = 0;
  for (let end = count; end > 0; end -= perTransaction) {
    const places = Array.from({ length: Math.min(perTransaction, end) }, (_, offset) => end - 1 - offset);
    const uuids = places.map((place) => data.uuidAt(place));
    const pages = uuids.map((uuid) => {
      const served = servedInteractionOf(world, plainDialect, uuid);
      if (served === null) throw new Error(`no interaction ${uuid}`);
      const text = printInteraction(served, dialectOfRecord(plainDialect, uuid));
      const notes = servedNotesOf(world, plainDialect, uuid).map((note) =>
        printNote(note, true, dialectOfRecord(plainDialect, uuid)),
      );
      bytes += Buffer.byteLength(text) + notes.reduce((sum, note) => sum + Buffer.byteLength(note), 0);
      return { text, notes };
    });
    inTransaction(archive, () => {
      const { ids } = storeInteractions(
        archive,
        pages.map(({ text }) => toInteraction(JSON.parse(text) as Json)),
      );
      pages.forEach(({ notes }, at) => {
        if (notes.length === 0) return;
        const read = notes.map((note) => toNote(JSON.parse(note) as Json));
        storeNotes(archive, ids[at] ?? 0, read, '2026-01-01T00:00:00.000Z');
      });
    });
    takeLooseIn(archive, 'most');
  }
  return bytes;
}

/** The first year once more, `copy` times 53 weeks earlier, indexed by the archive's own means. */
function copyOffice(archive: WritableArchive, copy: number): void {
  const { db } = archive;
  const shift = firstIdOf(copy * weeksApart * 7 * secondsPerDay);
  const columns = (table: string, without: readonly string[]): string =>
    db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((name) => !without.includes(name))
      .join(', ');
  const interaction = columns('interaction', ['id', 'uuid']);
  const note = columns('note', ['id', 'uuid', 'interaction_id']);
  db.function('copied', { deterministic: true }, (uuid: unknown) => copiedUuid(uuid, copy));
  inTransaction(archive, () => {
    const bounds = { shift, first: firstIdOf(startOfDay('2025-01-01') ?? 0) };
    db.prepare(
      `INSERT INTO interaction (id, uuid, ${interaction})
       SELECT id - CAST(@shift AS INTEGER), copied(uuid), ${interaction} FROM interaction WHERE id >= CAST(@first AS INTEGER)`,
    ).run(bounds);
    db.prepare(
      `INSERT INTO note (uuid, interaction_id, ${note})
       SELECT copied(uuid), interaction_id - CAST(@shift AS INTEGER), ${note} FROM note WHERE interaction_id >= CAST(@first AS INTEGER)`,
    ).run(bounds);
    db.prepare(
      `INSERT INTO loose (interaction_id, revision)
       SELECT id - CAST(@shift AS INTEGER), 0 FROM interaction WHERE id >= CAST(@first AS INTEGER)`,
    ).run(bounds);
  });
  takeLooseIn(archive, 'nearlyAll');
}

function copiedUuid(uuid: unknown, copy: number): Buffer {
  const bytes = Buffer.from(uuid as Buffer);
  bytes[0] = ((bytes[0] ?? 0) + copy) % 256;
  bytes[15] = ((bytes[15] ?? 0) + copy * 7) % 256;
  return bytes;
}
