import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql as archiveSql } from '../../../main/archive/file/migrations/0001-archive';
import { sql as ledgerSql } from '../../../main/archive/file/migrations/0002-ledger';
import { openForWriting } from '../../../main/archive/file/open';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/json/wire';
import { temporaryFolder } from '../temp-archive';

/** An interaction with its notes, as the CRM sends them. */
export interface WireRecord {
  readonly interaction: Json;
  readonly notes: readonly Json[];
}

/** Writes an archive as an older version of Kronika left it: its tables, its index with entries, and its rows. */
export function writeOlderArchive(path: string, version: number, records: readonly WireRecord[]): void {
  const today = join(temporaryFolder(), 'today.kronika');
  const archive = openForWriting(today);
  const applicationId = Number(archive.db.pragma('application_id', { simple: true }));
  archive.transaction(() => {
    const { ids } = storeInteractions(
      archive,
      records.map(({ interaction }) => toInteraction(interaction)),
    );
    records.forEach(({ notes }, place) => {
      storeNotes(archive, ids[place] ?? 0, notes.map(toNote), '2026-01-01T00:00:00Z');
    });
  });
  archive.close();
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  for (const sql of [archiveSql, ledgerSql].slice(0, version)) db.exec(sql);
  db.prepare('ATTACH ? AS today').run(today);
  for (const table of ['label', 'entity', 'interaction', 'note']) {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ');
    db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM today.${table}`);
  }
  db.exec(
    `INSERT INTO search (rowid, sms, notes, names, attributes) SELECT id, sms_text, '', 'x', 'y' FROM main.interaction`,
  );
  db.pragma(`application_id = ${String(applicationId)}`);
  db.pragma(`user_version = ${String(version)}`);
  db.close();
}
