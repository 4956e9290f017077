import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { verifyFile } from '../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../main/archive/file/open';
import { readDownloadHistory } from '../../../main/archive/ledger/download-history';
import { readArrivals } from '../../../main/archive/ledger/arrivals';
import { flushPending } from '../../../main/archive/index/index-build';
import { readCoverage } from '../../../main/archive/queries/coverage';
import { owesErasure } from '../../../main/archive/ledger/erased';
import { readStatus } from '../../../main/archive/ledger/ledger';
import { firstBrokenEntry, readRegister } from '../../../main/archive/ledger/register';
import { readRecords } from '../../../main/archive/queries/read';
import { searcherOf } from '../../../main/archive/queries/search';
import { understand } from '../../../main/archive/queries/understanding/understand';
import { countErasable } from '../../../main/archive/ledger/erasable';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';
import { changeOwnMarks } from '../../../main/archive/store/own-marks';
import { startOfDay } from '../../../main/crm/time';
import { buildInteraction, buildNote, dataOfRecords } from '../../../main/sample-crm/data/records';
import { uuidOf } from '../../../main/sample-crm/data/uuid';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { bundleProgram } from '../bundle';
import { officeOf, plain, reversed, tracesOf, type Person } from './erased-office';
import { wasKilled } from '../killed';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { mirror } from './mirroring';

vi.setConfig({ testTimeout: 120_000 });

const days = { from: '2025-03-01', to: '2025-03-16' } as const;
const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

/** The traces that stand in a file of the archive's folder. */
function found(archive: ArchiveWriter, people: readonly Person[]): readonly string[] {
  const folder = dirname(archive.path);
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  return people.flatMap((person) =>
    tracesOf(person).flatMap((trace) =>
      files.flatMap(({ name, bytes }) => (bytes.includes(trace) ? [`${name}: ${trace.toString()}`] : [])),
    ),
  );
}

async function mirrored(people: number, seed: number) {
  const office = officeOf(people, seed);
  const server = await startCrmServer({ data: dataOfRecords(office.data) });
  closing.push(server);
  const archive = temporaryArchive();
  await mirror(server, archive, days);
  return { ...office, server, archive };
}

const idsOf = (archive: ArchiveWriter, people: readonly Person[]): number[] => {
  const reader = readRecords(archive);
  return people.flatMap(({ records }) => records.flatMap((uuid) => reader.idOf(uuid) ?? []));
};
const order = (ids: readonly number[]) => ({
  ids,
  notes: [],
  reason: 'wniosek',
  person: 'anna',
  at: '2026-01-01T10:00:00Z',
  lastHold: 0,
});
const totalOf = (archive: ArchiveWriter, text: string): number => {
  const plan = understand(archive, { text, filters: {}, literal: true });
  return searcherOf(archive).count(plan, () => undefined);
};

it('given up before the last record left the rows, an erasure leaves all as it was', async () => {
  const { people, archive } = await mirrored(8, 4);
  const ids = idsOf(archive, people.slice(0, 2));
  const told: string[] = [];
  let asked = 0;
  const giveUp = (): void => {
    asked += 1;
    if (asked === 2) throw new Error('enough');
  };
  const tell = ({ part }: { readonly part: string }): void => void told.push(part);
  expect(() => eraseRecords(archive, order(ids), tell, giveUp)).toThrow('enough');
  expect(told).toEqual(['rows']);
  expect(owesErasure(archive)).toBe(false);
  expect(idsOf(archive, people)).toHaveLength(people.length * 3);
  expect(readRegister(archive)).toEqual([]);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [], problems: [] });
  expect(eraseRecords(archive, order(ids))).toMatchObject({ interactions: ids.length });
});

it('erases people for good: no byte of them is left, nothing else changes, and no download brings them back', async () => {
  const { people, server, archive } = await mirrored(60, 3);
  const gone = people.filter((_, at) => at % 4 === 1);
  const stay = people.filter((_, at) => at % 4 !== 1);
  const ids = idsOf(archive, gone);
  // What only stays of a person when something changed: an earlier text, a star, a remark, an old word.
  for (const { records } of gone.slice(0, 10)) {
    const [note] = server.notesOf(records[1] ?? '');
    server.editNote(records[1] ?? '', note?.uuid ?? '', { plain: 'Załatwione.' });
    server.editInteraction(records[0] ?? '', { smsData: 'Inny tekst.' });
  }
  archive.transaction(() => {
    const marking = { author: 'anna', at: '2025-12-30T10:00:00Z' };
    changeOwnMarks(archive, { kind: 'set', flag: 'star', isSet: true, ids }, marking);
    changeOwnMarks(archive, { kind: 'addRemark', id: ids[0]!, text: gone[0]!.words.join(' ') }, marking);
  });
  await mirror(server, archive, { ...days, settings: { force: true } });
  writeFileSync(`${archive.path}.before-9`, gone[0]!.words.join(' '));
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 1000, maxPerSegment: 1000 });
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  expect(found(archive, gone).length).toBeGreaterThan(500);
  const before = new Map(idsOf(archive, stay).map((id) => [id, readRecords(archive).wire(id)]));
  const [{ day, interactions }] = [readCoverage(archive, daysOf('2025-03-01', '2025-03-03'))[0]!];

  const would = countErasable(archive, { ids, notes: [] });
  const counts = eraseRecords(archive, order(ids));
  expect(owesErasure(archive)).toBe(true);
  finishErasure(archive);
  expect(owesErasure(archive)).toBe(false);

  expect(counts).toEqual(would);
  expect(counts).toMatchObject({ interactions: 45, notes: 45, ownMarks: 46 });
  expect(counts!.versions).toBeGreaterThanOrEqual(10);
  expect(found(archive, gone)).toEqual([]);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [], problems: [] });
  for (const [id, wire] of before) expect(readRecords(archive).wire(id)).toEqual(wire);
  expect(idsOf(archive, gone)).toEqual([]);
  for (const { last, words } of gone.slice(0, 8))
    for (const word of [last, words[0]!]) expect(totalOf(archive, word)).toBe(0);
  for (const { words } of stay.slice(0, 8)) expect(totalOf(archive, words[0]!)).toBe(1);
  expect(totalOf(archive, 'faktura')).toBeGreaterThan(0);
  expect(readArrivals(archive, 0).ids.some((id) => ids.includes(id))).toBe(false);
  expect(readDownloadHistory(archive, false)).toHaveLength(2);
  expect(readStatus(archive)).toMatchObject({ interactions: 135, notes: 135, complete: true, gaps: [] });
  expect(firstBrokenEntry(archive)).toBeNull();
  expect(readRegister(archive)).toMatchObject([
    { act: 'erase', person: 'anna', counts: { interactions: 45 }, texts: { reason: 'wniosek' } },
  ]);

  for (let again = 0; again < 10; again += 1) {
    const report = await mirror(server, archive, { ...days, settings: { force: true } });
    expect(report).toMatchObject({ complete: true, gaps: [], interactions: { new: 0 } });
  }
  expect(found(archive, gone)).toEqual([]);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [] });
  const after = readCoverage(archive, daysOf('2025-03-01', '2025-03-03')).find((one) => one.day === day);
  expect(after).toMatchObject({ events: 'complete', notes: 'complete' });
  expect((after?.interactions ?? 0) + (after?.erased ?? 0)).toBe(interactions);
});

it('erases a single note with its earlier texts, and no download brings it back to its record', async () => {
  const { people, server, archive } = await mirrored(12, 4);
  const [{ records, words }] = [people[2]!];
  const [uuid] = [records[1]!];
  const [note] = server.notesOf(uuid);
  server.editNote(uuid, note!.uuid, { plain: `${words[3]!} poprawione` });
  server.addNote(uuid, buildNote({ uuid: uuidOf(9, 99), plain: 'Ta notatka zostaje.' }));
  await mirror(server, archive, { ...days, settings: { force: true } });
  const [id] = [readRecords(archive).idOf(uuid)!];
  const ids = archive.prepare<[Buffer], number>('SELECT id FROM note WHERE uuid = ?').pluck();
  const erased = ids.get(Buffer.from(note!.uuid.replaceAll('-', ''), 'hex'))!;
  const before = readStatus(archive);

  const would = countErasable(archive, { ids: [], notes: [erased] });
  const counts = eraseRecords(archive, { ...order([]), notes: [erased] });
  finishErasure(archive);
  expect(counts).toEqual(would);
  expect(counts).toMatchObject({ interactions: 0, notes: 1, versions: 1 });
  const bytes = (): Buffer => readFileSync(archive.path);
  const traces = [words[5]!, words[6]!, words[3]!, note!.uuid].flatMap((text) => [text, reversed(plain(text))]);
  const left = (): readonly string[] => traces.filter((trace) => bytes().includes(trace));
  expect(left()).toEqual([]);
  expect(totalOf(archive, words[5]!)).toBe(0);

  for (let again = 0; again < 3; again += 1) {
    const report = await mirror(server, archive, { ...days, settings: { force: true } });
    expect(report).toMatchObject({ complete: true, gaps: [] });
  }
  expect(left()).toEqual([]);
  expect(
    readRecords(archive)
      .record(id, null)
      .notes.map(({ uuid: each }) => each),
  ).toEqual([uuidOf(9, 99)]);
  expect(readStatus(archive)).toMatchObject({
    ...{ interactions: before.interactions, notes: before.notes - 1, complete: true },
  });
  expect(totalOf(archive, 'zostaje')).toBe(1);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [], problems: [] });
});

it('goes on with an erasure whose bytes were still in the file when the program ended', async () => {
  const { people, archive } = await mirrored(30, 5);
  const gone = people.slice(0, 5);
  eraseRecords(archive, order(idsOf(archive, gone)));
  archive.close();
  const again = openForWriting(archive.path);
  try {
    expect(owesErasure(again)).toBe(true);
    finishErasure(again);
    expect(found(again, gone)).toEqual([]);
  } finally {
    again.close();
  }
});

it('ends before or after an erasure, wherever it is killed', async () => {
  const { people, archive } = await mirrored(16, 7);
  const gone = people.slice(3, 6);
  const ids = idsOf(archive, gone);
  archive.close();
  const folder = temporaryFolder();
  const program = await bundleProgram(new URL('killed-erasure.ts', import.meta.url), folder);
  const run = (at: number | null): { readonly path: string; readonly statements: number } => {
    const path = join(temporaryFolder(), 'killed.kronika');
    copyFileSync(archive.path, path);
    const args = [program, path, JSON.stringify(ids), String(at)];
    const { stdout, status, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(at === null ? status === 0 : wasKilled(status, signal)).toBe(true);
    return { path, statements: Number(stdout) };
  };
  const { statements } = run(null);
  expect(statements).toBeGreaterThan(60);
  const ends = new Set<string>();
  // Every one of the last statements, where the file is written anew, and others between.
  const moments = [
    ...Array.from({ length: 40 }, (_, at) => Math.floor((at * (statements - 10)) / 40)),
    ...Array.from({ length: 10 }, (_, at) => statements - 1 - at),
  ];
  for (const at of moments) {
    const again = openForWriting(run(at).path);
    if (owesErasure(again)) finishErasure(again);
    const left = idsOf(again, gone).length;
    ends.add(left === 0 ? 'after' : 'before');
    expect(left === 0 || left === ids.length).toBe(true);
    if (left === 0) expect(found(again, gone)).toEqual([]);
    expect(verifyFile(again)).toMatchObject({ isSound: true, damages: [] });
    again.close();
  }
  expect(ends).toEqual(new Set(['before', 'after']));
  // Fifty programs are begun and killed: on a computer with other work that takes its time.
}, 900_000);

it('tells of a register in which somebody changed an entry', async () => {
  const { people, archive } = await mirrored(6, 8);
  eraseRecords(archive, order(idsOf(archive, people.slice(0, 1))));
  eraseRecords(archive, order(idsOf(archive, people.slice(1, 2))));
  finishErasure(archive);
  expect(verifyFile(archive).damages).toEqual([]);
  archive.db.exec(
    `UPDATE register SET details = replace(details, '"interactions":3', '"interactions":2') WHERE id = 1`,
  );
  expect(verifyFile(archive).damages).toMatchObject([{ kind: 'registerBroken', count: 1 }]);
  archive.db.exec('DELETE FROM register WHERE id = 1');
  expect(verifyFile(archive).damages).toMatchObject([{ kind: 'registerBroken', count: 1 }]);
});

it('lets whoever reads meanwhile go on, and never gives a number of a text again', async () => {
  const { people, server, archive } = await mirrored(20, 6);
  const reader = openForReading(archive.path);
  const texts = readRecords(reader);
  const last = people.at(-1)!;
  const stays = idsOf(archive, people.slice(0, 1));
  const known = stays.map((id) => texts.wire(id));
  eraseRecords(archive, order(idsOf(archive, [last])));
  finishErasure(archive);
  server.addInteractions([
    {
      interaction: buildInteraction({
        uuid: uuidOf(99, 1),
        callDate: '2025-03-15 10:00:00',
        from: { type: 'unknown', number: '+48 700 100 200' },
      }),
    },
  ]);
  await mirror(server, archive, { ...days, settings: { force: true } });
  expect(stays.map((id) => texts.wire(id))).toEqual(known);
  expect(idsOf(archive, [last])).toEqual([]);
  expect(verifyFile(reader)).toMatchObject({ isSound: true, damages: [] });
  reader.close();
});

function daysOf(from: string, to: string): { readonly from: number; readonly to: number } {
  return { from: startOfDay(from) ?? 0, to: startOfDay(to) ?? 0 };
}
