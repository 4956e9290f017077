import { afterEach, expect, test, vi } from 'vitest';
import { readArrived, readDownloadHistory } from '../../../main/archive/ledger/download-history';
import { readRecords } from '../../../main/archive/queries/read';
import { buildInteraction, buildNote, dataOfRecords, type SampleRecord } from '../../../main/sample-crm/data/records';
import { uuidOf } from '../../../main/sample-crm/data/uuid';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { temporaryArchive } from '../temp-archive';
import { mirror } from './mirroring';

vi.setConfig({ testTimeout: 60_000 });

const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

async function serve(records: readonly SampleRecord[]): Promise<CrmServer> {
  const server = await startCrmServer({ data: dataOfRecords([...records]) });
  closing.push(server);
  return server;
}

/** A call a day from the first of September on, each with a note. */
const call = (day: number, callDate: string, notes = 1): SampleRecord => ({
  interaction: buildInteraction({ uuid: uuidOf(9, day), callDate }),
  notes: Array.from({ length: notes }, (_, at) =>
    buildNote({ uuid: uuidOf(day + 100, at), plain: `notatka ${String(at)}` }),
  ),
});
const september = Array.from({ length: 30 }, (_, day) =>
  call(day, `2025-09-${String(day + 1).padStart(2, '0')} 10:00:00`),
);
const period = { from: '2025-09-01', to: '2025-10-01' };
const atNoon = (day: string) => ({ now: () => Date.parse(`${day}T12:00:00Z`) });
const newAlone = { settings: { newAlone: true } };

test('what is new comes with few questions, and is known one by one', async () => {
  const archive = temporaryArchive();
  const before = await serve(september);
  await mirror(before, archive, { ...period, ...atNoon('2025-09-30') });
  // A call that was listed late, one of today, and a note that somebody added to yesterday's.
  const late = call(40, '2025-09-29 23:30:00', 0);
  const today = call(41, '2025-10-01 09:00:00', 2);
  const noted = call(29, '2025-09-30 10:00:00', 2);
  const server = await serve([...september.slice(0, 29), late, noted, today]);
  const report = await mirror(server, archive, { ...period, ...atNoon('2025-10-01'), ...newAlone });
  expect(report).toMatchObject({ interactions: { new: 2 }, notes: { new: 3, owed: 0 }, complete: true });
  // Two pages at the most (the window and its total), and the notes of the two records that have new ones.
  expect(server.requests.total).toBeLessThanOrEqual(5);
  const [entry] = readDownloadHistory(archive, false);
  expect(entry).toMatchObject({ interactions: { new: 2 }, notes: { new: 3 }, result: { kind: 'finished' } });
  const records = readRecords(archive);
  const came = readArrived(archive, entry?.id ?? 0).ids.map(
    (id) => (records.wire(id).interaction as { uuid: string }).uuid,
  );
  expect(came.sort()).toEqual([29, 40, 41].map((day) => uuidOf(9, day)).sort());
});

test('what it left alone is asked again by the next download', async () => {
  const archive = temporaryArchive();
  const server = await serve(september);
  await mirror(server, archive, { ...period, ...atNoon('2025-09-30') });
  await mirror(server, archive, { ...period, ...atNoon('2025-10-01'), ...newAlone });
  const asked = server.requests.total;
  await mirror(server, archive, { ...period, ...atNoon('2025-10-01') });
  // The notes of the last seven days, at the least.
  expect(server.requests.total - asked).toBeGreaterThan(7);
});

test('nothing new says so', async () => {
  const archive = temporaryArchive();
  const server = await serve(september);
  await mirror(server, archive, { ...period, ...atNoon('2025-10-01') });
  const report = await mirror(server, archive, { ...period, ...atNoon('2025-10-01'), ...newAlone });
  expect(report).toMatchObject({ interactions: { new: 0, changed: 0 }, notes: { new: 0 }, complete: true });
});
