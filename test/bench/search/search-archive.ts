import { existsSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { flushPending } from '../../../main/archive/index/index-build';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { openForWriting } from '../../../main/archive/file/open';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/json/wire';
import { servedInteractionOf, servedNotesOf } from '../../../main/sample-crm/http/answer';
import { dialectOfRecord, plainDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { printInteraction, printNote } from '../../../main/sample-crm/http/print';
import { World } from '../../../main/sample-crm/data/world';
import { addCopies } from '../copied-year';

/** A large archive is a year of a tenth of its size and nine copies of it, each a year earlier. */
const years = 10;
const largeFrom = 100_000;
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
  const copies = interactions < largeFrom ? 0 : years - 1;
  const jsonBytes = storeOffice(archive, Math.round(interactions / (copies + 1)));
  flushPending(archive, 'nearlyAll');
  addCopies(archive, copies);
  flushPending(archive, 'most');
  archive.close();
  const made = {
    path,
    interactions,
    jsonBytes: jsonBytes * (copies + 1),
    seconds: (performance.now() - started) / 1000,
  };
  writeFileSync(about, JSON.stringify(made));
  console.log(`made ${path}: ${interactions} in ${made.seconds.toFixed(0)} s, ${statSync(path).size} bytes`);
  return made;
}

/** One year of an office, newest first, as the downloader stores it; gives the bytes of its JSON. */
export function storeOffice(archive: ArchiveWriter, count: number): number {
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
    archive.transaction(() => {
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
    flushPending(archive, 'most');
  }
  return bytes;
}
