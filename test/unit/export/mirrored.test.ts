import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { exampleCallHistoryBody, exampleNotesBody, exampleNoteText } from '../../../main/sample-crm/office/examples';
import { mixedDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { readAnswer } from '../../../main/crm/answer';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import { runSync } from '../../../main/mirror/sync';
import { writerOn } from '../mirror/writer-on';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo } from './exporting';

async function exportLines(archive: ArchiveWriter): Promise<AsyncIterable<string>> {
  const path = join(temporaryFolder(), 'all.jsonl');
  exportTo(archive, path, { settings: { ...everyColumn, format: 'jsonl' } });
  return Promise.resolve(createInterface({ input: createReadStream(path), crlfDelay: Infinity }));
}

test('what came in comes out: 20,000 interactions with every documented contradiction', async () => {
  const data = generateOffice({ seed: 7, interactions: 20_000, from: '2024-01-01', to: '2025-12-31' });
  const server = await startCrmServer({ data, dialect: mixedDialect(7), key: 'key' });
  try {
    const archive = temporaryArchive();
    const report = await runSync({
      writer: writerOn(archive),
      connection: { baseUrl: server.baseUrl, key: server.key, fetch },
      from: '2024-01-01',
      to: '2025-12-31',
      program: 'test',
    });
    expect(report).toMatchObject({ interactions: { new: 20_000 }, complete: true, gaps: [] });

    let lines = 0;
    let notes = 0;
    for await (const line of await exportLines(archive)) {
      const record = JSON.parse(line) as { interaction: { uuid: string }; notes: { uuid: string }[] };
      const byUuid = (a: { uuid: string }, b: { uuid: string }): number => (a.uuid < b.uuid ? -1 : 1);
      const served = server.servedNotes(record.interaction.uuid) as unknown as { uuid: string }[];
      if (!same(record.interaction, server.servedInteraction(record.interaction.uuid))) {
        expect(record.interaction).toEqual(server.servedInteraction(record.interaction.uuid));
      }
      if (!same(record.notes.sort(byUuid), [...served].sort(byUuid))) expect(record.notes).toEqual(served);
      lines += 1;
      notes += record.notes.length;
    }
    expect(lines).toBe(20_000);
    expect(notes).toBe(report.notes.new);
    expect(notes).toBeGreaterThan(4000);
  } finally {
    await server.close();
  }
}, 180_000);

/** Whether two values are the same JSON, whatever the order of their keys; `toEqual` is asked only for the difference. */
function same(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

test('mirrors the documents’ example answers without loss, invalid JSON and all', async () => {
  const archive = temporaryArchive();
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const interactions = readAnswer(bytes(exampleCallHistoryBody)).records;
  const notes = readAnswer(bytes(exampleNotesBody)).records;
  expect(() => JSON.parse(exampleNotesBody) as unknown).toThrow();
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, interactions.map(toInteraction));
    storeNotes(archive, ids[0]!, notes.map(toNote), '2026-01-01T00:00:00Z');
  });
  const lines: unknown[] = [];
  for await (const line of await exportLines(archive)) lines.push(JSON.parse(line));
  const valid: unknown = JSON.parse(exampleCallHistoryBody);
  expect(lines).toEqual([{ interaction: (valid as { data: unknown[] }).data[0], notes }]);
  expect(notes[0]).toMatchObject({ text: exampleNoteText, edit: 1, files: {} });
});
