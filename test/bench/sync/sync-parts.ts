import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openForWriting } from '../../../main/archive/file/open';
import { flushPending } from '../../../main/archive/index/index-build';
import { storeInteractions } from '../../../main/archive/store/store';
import { readAnswer } from '../../../main/crm/answer';
import { toInteraction, type CrmInteraction } from '../../../main/crm/interaction';
import { wallTimeOf } from '../../../main/crm/time';
import { readPage } from '../../../main/crm/unreadable';
import { World } from '../../../main/sample-crm/data/world';
import { servedInteractionOf } from '../../../main/sample-crm/http/answer';
import { dialectOfRecord, plainDialect } from '../../../main/sample-crm/http/dialect';
import { printEnvelope, printInteraction } from '../../../main/sample-crm/http/print';
import { generateOffice } from '../../../main/sample-crm/office/office';

/** What the bench is run with: `node test/bench/sync/sync.mjs [interactions]`. */
const [interactions = '200000'] = process.argv.slice(2);

/** As many as a window is cut to. */
const perPage = 700;

/** A page of the CRM in bytes, the newest page first. */
function* pagesOf(count: number): Generator<Uint8Array> {
  const data = generateOffice({ seed: 1, interactions: count, from: '2024-01-01', to: '2025-12-31' });
  const world = new World(data);
  for (let end = count; end > 0; end -= perPage) {
    const records = Array.from({ length: Math.min(perPage, end) }, (_, offset) => {
      const uuid = data.uuidAt(end - 1 - offset);
      const served = servedInteractionOf(world, plainDialect, uuid);
      return served === null ? '' : printInteraction(served, dialectOfRecord(plainDialect, uuid));
    });
    yield new TextEncoder().encode(printEnvelope(records, records.length, plainDialect));
  }
}

/** Seconds that some parts of the work took. */
class Parts {
  readonly #seconds = new Map<string, number>();

  time<T>(name: string, work: () => T): T {
    const start = performance.now();
    const value = work();
    this.#seconds.set(name, (this.#seconds.get(name) ?? 0) + (performance.now() - start) / 1000);
    return value;
  }

  get sum(): number {
    return [...this.#seconds.values()].reduce((sum, seconds) => sum + seconds, 0);
  }

  print(records: number): void {
    for (const [name, seconds] of this.#seconds) {
      const [share, each] = [(100 * seconds) / this.sum, (1e6 * seconds) / records];
      console.log(`${name.padEnd(34)} ${share.toFixed(0).padStart(3)} %  ${each.toFixed(1).padStart(5)} us a record`);
    }
  }
}

/** Rows of the same columns as they come, and FTS5 over the SMS: what one would write without an archive's promises. */
function openPlain(path: string): (records: readonly CrmInteraction[]) => void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`CREATE TABLE record (
    id INTEGER PRIMARY KEY, uuid TEXT, date TEXT, direction TEXT, service TEXT, status TEXT, destination TEXT,
    duration INTEGER, cost INTEGER, sms TEXT, note INTEGER, number TEXT, "from" TEXT, "to" TEXT, receivers TEXT, flags TEXT
  );
  CREATE VIRTUAL TABLE text USING fts5 (sms, content = '')`);
  const insert = db.prepare(`INSERT INTO record VALUES (NULL${', ?'.repeat(15)})`);
  const insertText = db.prepare('INSERT INTO text (rowid, sms) VALUES (?, ?)');
  return db.transaction((records: readonly CrmInteraction[]) => {
    for (const one of records) {
      const { lastInsertRowid } = insert.run(
        ...[one.uuid, wallTimeOf(one.seconds), one.direction, one.service, one.status, one.destination],
        ...[one.durationSeconds, one.cost, one.smsText, one.note, one.externalNumber, one.from, one.to],
        ...[JSON.stringify(one.receivers), JSON.stringify(one.flags)],
      );
      if (one.smsText !== null) insertText.run(lastInsertRowid, one.smsText);
    }
  });
}

function measure(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-bench-'));
  const archive = openForWriting(join(folder, 'bench.kronika'));
  const storePlain = openPlain(join(folder, 'plain.db'));
  const [ours, plain] = [new Parts(), new Parts()];
  for (const body of pagesOf(count)) {
    const answer = ours.time('bytes to JSON', () => readAnswer(body));
    const { records } = ours.time('JSON to parts', () => readPage(answer, toInteraction));
    ours.time('rows, and terms of the index', () => archive.transaction(() => storeInteractions(archive, records)));
    ours.time('segments, words and phrases', () => {
      flushPending(archive, 'most');
    });
    plain.time('plain', () => {
      storePlain(records);
    });
  }
  ours.time('segments at the end', () => {
    flushPending(archive, 'nearlyAll');
  });
  archive.close();
  const per = (seconds: number): string => `${(count / seconds).toFixed(0)} a second`;
  console.log('one after the other on one thread, without a network');
  ours.print(count);
  console.log(`${'together'.padEnd(34)} ${per(ours.sum)}, ${(plain.sum / ours.sum).toFixed(2)} of plain statements`);
  console.log(`${'plain rows and FTS5'.padEnd(34)} ${per(plain.sum)}`);
  rmSync(folder, { recursive: true });
}

measure(Number(interactions));
