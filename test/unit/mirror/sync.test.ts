import { afterEach, describe, expect, it, vi } from 'vitest';
import { readStatus } from '../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readRecords } from '../../../main/archive/queries/read';
import { realClock } from '../../../main/mirror/pace/clock';
import { createGate } from '../../../main/mirror/pace/gate';
import { failureOf } from '../../../preload/failure';
import type { SyncProgress } from '../../../preload/model';
import { mixedDialect } from '../../../main/sample-crm/http/dialect';
import type { Faults } from '../../../main/sample-crm/http/faults';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { buildInteraction, buildNote, dataOfRecords, type SampleRecord } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { uuidOf } from '../../../main/sample-crm/data/uuid';
import { formatWallTime, wallSeconds } from '../../../main/sample-crm/data/wall-time';
import { temporaryArchive } from '../temp-archive';
import type { MirrorWriter } from '../../../main/mirror/writer/tasks';
import { acceleratedClock, expectSame, mirror, noonOf } from './mirroring';
import { writerOn } from './writer-on';

vi.setConfig({ testTimeout: 60_000 });

const office = generateOffice({ seed: 12, interactions: 1500, from: '2025-01-01', to: '2025-12-31' });

const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

async function serve(faults: Faults = [], data = office): Promise<CrmServer> {
  const server = await startCrmServer({ data, faults, dialect: mixedDialect(3) });
  closing.push(server);
  return server;
}

const countOf = (archive: ArchiveWriter, sql: string): number => Number(archive.db.prepare(sql).pluck().get());
const everyMinute = (count: number, from: string, step = 60): SampleRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    interaction: buildInteraction({ uuid: uuidOf(9, at), callDate: formatWallTime(wallSeconds(from) + at * step) }),
  }));

it('hands the body of every page of records to the writer rather than copying it', async () => {
  const server = await serve([], dataOfRecords(everyMinute(4500, '2025-03-03 08:00:00')));
  const archive = temporaryArchive();
  const writer = writerOn(archive);
  const left = new Map<string, number[]>();
  const ask: MirrorWriter['ask'] = async (name, input, options) => {
    const answer = await writer.ask(name, input, options);
    if ('body' in Object(input))
      left.set(name, [...(left.get(name) ?? []), (input as { body: Uint8Array }).body.length]);
    return answer;
  };
  await mirror(server, archive, { writer: { ask } });
  expect([...left.keys()].sort()).toEqual(['compareTotal', 'storeHistoryPage']);
  expect(new Set([...left.values()].flat())).toEqual(new Set([0]));
});

describe('a fault that never heals', () => {
  it('in a part of the period leaves a gap that names it and its cause, and everything else is there', async () => {
    const server = await serve([
      { kind: 'serverError', on: { method: 'callHistory', from: '2025-05-05', to: '2025-05-05' } },
    ]);
    const archive = temporaryArchive();
    const report = await mirror(server, archive);
    expect(report.complete).toBe(false);
    expect(report.gaps).toMatchObject([{ kind: 'events', reason: 'crmFault' }]);
    const gap = report.gaps[0]!;
    expect(gap.from > '2025-05-04 12:00:00' && gap.from <= '2025-05-05 00:00:00').toBe(true);
    expect(gap.to >= '2025-05-06 00:00:00' && gap.to < '2025-05-06 18:00:00').toBe(true);
    const outside = [...server.uuidsBetween('2025-01-01', gap.from), ...server.uuidsBetween(gap.to, '2025-12-31')];
    expect(outside.every((uuid) => readRecords(archive).idOf(uuid) !== null)).toBe(true);
    server.setFaults([]);
    expect(await mirror(server, archive)).toMatchObject({ complete: true, gaps: [] });
    expectSame(archive, server);
  });

  it('in the notes of one interaction leaves that interaction owed', async () => {
    const uuid = office.uuidAt(firstNoted());
    const server = await serve([{ kind: 'truncated', how: 'json', on: { method: 'notes', uuids: [uuid] } }]);
    const archive = temporaryArchive();
    const day = office.interactionAt(firstNoted()).callDate.slice(0, 10);
    expect(await mirror(server, archive)).toMatchObject({
      complete: false,
      notes: { owed: 1 },
      gaps: [{ kind: 'notes', reason: 'brokenAnswer', from: `${day} 00:00:00`, crmCount: 1, ourCount: 0 }],
    });
    server.setFaults([]);
    expect(await mirror(server, archive)).toMatchObject({ complete: true, gaps: [], notes: { owed: 0 } });
    expectSame(archive, server);
  });

  it('in all notes is given up early, and all of them stay owed', async () => {
    const server = await serve([{ kind: 'serverError', on: { method: 'notes' } }]);
    const archive = temporaryArchive();
    const report = await mirror(server, archive);
    expect(report.gaps.every(({ kind, reason }) => kind === 'notes' && reason === 'crmFault')).toBe(true);
    expect(report).toMatchObject({ complete: false, interactions: { new: 1500 } });
    expect(report.notes.owed).toBeGreaterThan(200);
    expect(report.requests).toBeLessThan(120);
  });

  it.each<[string, Faults]>([
    ['a total that is always too high', [{ kind: 'wrongTotal', by: 1, on: { method: 'callHistory' } }]],
    ['a total that is always too low', [{ kind: 'wrongTotal', by: -1, on: { method: 'callHistory' } }]],
  ])('of %s never passes for complete', async (_name, faults) => {
    const server = await serve(faults);
    const report = await mirror(server, temporaryArchive());
    expect(report.complete).toBe(false);
    expect(report.gaps.map(({ reason }) => reason)).toContain('countsDisagree');
    expect(report.requests).toBeLessThan(600);
  });

  it('of a record that is counted but not listed is narrowed down', async () => {
    const uuid = office.uuidAt(700);
    const server = await serve([{ kind: 'withheld', uuids: [uuid] }]);
    const report = await mirror(server, temporaryArchive());
    const { callDate } = office.interactionAt(700);
    expect(report).toMatchObject({ complete: false, gaps: [{ kind: 'events', reason: 'countsDisagree' }] });
    const gap = report.gaps[0]!;
    expect(gap.from <= callDate && callDate < gap.to).toBe(true);
    expect(wallSeconds(gap.to) - wallSeconds(gap.from)).toBeLessThanOrEqual(12 * 3600);
    expect(report.interactions.new).toBe(1499);
  });

  it.each<[string, Faults, string]>([
    ['every answer is an error', [{ kind: 'serverError' }], 'crmFault'],
    ['every answer is a login page', [{ kind: 'loginPage' }], 'loginPage'],
    ['every answer is refused', [{ kind: 'successFalse' }], 'refusedByCrm'],
    ['every answer has an unknown shape', [{ kind: 'unknownShape' }], 'unknownShape'],
    ['every answer is cut off', [{ kind: 'truncated' }], 'brokenAnswer'],
    ['every connection is reset', [{ kind: 'reset' }], 'unreachable'],
    ['no answer ever comes', [{ kind: 'stall' }], 'timedOut'],
    ['the key is wrong', [{ kind: 'unauthorised' }], 'unauthorised'],
    ['the limit lets nothing through', [{ kind: 'rateLimit', perSecond: 0, burst: 0 }], 'rateLimited'],
  ])('ends the run soon where %s, with the period as the gap', async (_name, faults, reason) => {
    const server = await serve(faults);
    const report = await mirror(server, temporaryArchive(), { timeoutMs: reason === 'timedOut' ? 50 : 5000 });
    expect(report).toMatchObject({
      complete: false,
      stopped: { kind: reason },
      gaps: [{ kind: 'events', reason, from: '2025-01-01 00:00:00', to: '2026-01-02 00:00:00' }],
    });
    expect(report.requests).toBeLessThan(30);
  });

  it('that heals after minutes without one answer is waited for, in clear sight, and nothing is missing', async () => {
    const whole = await serve();
    const { requests: needed } = await mirror(whole, temporaryArchive());
    const server = await serve([{ kind: 'reset', after: 100, times: 80 }]);
    const archive = temporaryArchive();
    const seen: SyncProgress[] = [];
    const clock = acceleratedClock(100);
    expect(await mirror(server, archive, { clock, onProgress: (progress) => seen.push(progress) })).toMatchObject({
      complete: true,
      gaps: [],
    });
    expectSame(archive, server);
    expect(seen.some(({ waiting }) => waiting?.reason === 'unreachable' && waiting.seconds > 10)).toBe(true);
    // What was asked in vain is asked again; nothing else is.
    expect(server.requests.total).toBeLessThan(needed + 80 + 30);
  });

  it.each(['ERR_NAME_NOT_RESOLVED', 'ERR_CERT_AUTHORITY_INVALID', 'ERR_INTERNET_DISCONNECTED'])(
    'of the network in the middle of a run (%s) is a lost network, not a wrong account',
    async (code) => {
      const server = await serve();
      let asked = 0;
      const ask: typeof fetch = (...request) => {
        asked += 1;
        return asked > 100 && asked <= 130 ? Promise.reject(new Error(`net::${code}`)) : fetch(...request);
      };
      const archive = temporaryArchive();
      expect(await mirror(server, archive, { ask, clock: acceleratedClock(500) })).toMatchObject({
        complete: true,
        gaps: [],
      });
      expectSame(archive, server);
    },
  );

  it('of the network from the first request on ends the run soon, and says which', async () => {
    const server = await serve();
    const ask: typeof fetch = () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'));
    expect(await mirror(server, temporaryArchive(), { ask })).toMatchObject({
      stopped: { kind: 'unknownInstance' },
      requests: 1,
    });
  });

  it('that begins in the middle ends the run after a while, and the rest is a gap with its reason', async () => {
    const server = await serve([{ kind: 'serverError', after: 100 }]);
    const archive = temporaryArchive();
    const report = await mirror(server, archive, { settings: { patienceMs: 5000 } });
    expect(report).toMatchObject({ complete: false, stopped: { kind: 'crmFault' } });
    expect(report.gaps.every(({ reason }) => reason === 'crmFault')).toBe(true);
    server.setFaults([]);
    expect(await mirror(server, archive)).toMatchObject({ complete: true, gaps: [] });
    expectSame(archive, server);
  });
});

function firstNoted(): number {
  for (let at = 0; at < office.count; at += 1) if (office.noteCountAt(at) > 0) return at;
  throw new Error('no interaction has notes');
}

describe('what changes in the CRM', () => {
  it('in recent days is found by the next run, and the text of an edited note is kept', async () => {
    const noted = {
      interaction: buildInteraction({ callDate: '2025-12-28 10:00:00' }),
      notes: [buildNote(), buildNote({ plain: 'Druga.' })],
    };
    const plain = { interaction: buildInteraction({ callDate: '2025-12-29 10:00:00' }) };
    const gone = { interaction: buildInteraction({ callDate: '2025-12-30 10:00:00' }) };
    const server = await serve([], dataOfRecords([noted, plain, gone]));
    const archive = temporaryArchive();
    await mirror(server, archive);
    const [first, second] = noted.notes;
    server.editNote(noted.interaction.uuid, first!.uuid, { plain: 'Zmieniona.', isEdited: true });
    server.deleteNote(noted.interaction.uuid, second!.uuid, 'vanished');
    server.addNote(plain.interaction.uuid, buildNote({ plain: 'Dopisana.' }));
    server.editInteraction(plain.interaction.uuid, { durationSeconds: 99 });
    server.removeInteraction(gone.interaction.uuid);
    server.addInteractions([{ interaction: buildInteraction({ callDate: '2025-12-31 13:30:00' }) }]);
    expect(await mirror(server, archive)).toMatchObject({
      complete: true,
      interactions: { new: 1, changed: 1 },
      notes: { new: 1, changed: 2 },
    });
    expectSame(archive, server);
    expect(countOf(archive, 'SELECT count(*) FROM interaction WHERE vanished_at IS NOT NULL')).toBe(1);
    expect(countOf(archive, 'SELECT count(*) FROM note_version')).toBe(2);
  });

  it('long ago is found by re-verification, within its budget', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive);
    const at = firstNoted();
    const [note] = server.notesOf(office.uuidAt(at));
    server.editNote(office.uuidAt(at), note!.uuid, { plain: 'Po roku.', draft: null });
    const aYearOn = (day: number): number => noonOf('2026-12-01') + day * 86_400_000;
    const settings = { reverifyRequests: 100 };
    for (let day = 0; day < 12; day += 1) {
      const before = server.requests.total;
      expect(await mirror(server, archive, { now: () => aYearOn(day), settings })).toMatchObject({ complete: true });
      expect(server.requests.total - before).toBeLessThan(400);
    }
    expectSame(archive, server);
    const oldest = countOf(
      archive,
      `SELECT min(asked_at) FROM sync_window WHERE from_seconds < ${wallSeconds('2026-01-01')}`,
    );
    expect(oldest * 1000).toBeGreaterThanOrEqual(aYearOn(0) - 1000);
  });

  it('long ago is come round to in time, also where the budget would not do', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    const months = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`);
    for (const month of months) {
      const to = new Date(Date.UTC(2025, Number(month.slice(5)), 0)).toISOString().slice(0, 10);
      await mirror(server, archive, { from: `${month}-01`, to });
    }
    const daysOn = (day: number): number => noonOf('2026-03-01') + day * 86_400_000;
    const settings = { reverifyRequests: 1, reverifyAllWithinDays: 4 };
    await mirror(server, archive, { now: () => daysOn(0), settings: { reverifyRequests: 0 } });
    const left = (): number =>
      countOf(
        archive,
        `SELECT count(*) FROM sync_window WHERE asked_at < ${String(daysOn(0) / 1000 - 86_400)} AND from_seconds < ${wallSeconds('2026-01-01')}`,
      );
    const before = left();
    expect(before).toBeGreaterThanOrEqual(11);
    await mirror(server, archive, { now: () => daysOn(1), settings });
    expect(before - left()).toBeGreaterThanOrEqual(Math.ceil(before / 4) - 1);
    expect(left()).toBeGreaterThan(before / 2);
    for (const day of [2, 3, 4]) await mirror(server, archive, { now: () => daysOn(day), settings });
    expect(left()).toBe(0);
  });

  it('anywhere is found by a run that is told to ask for everything', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive);
    const uuid = office.uuidAt(firstNoted());
    server.addNote(uuid, buildNote({ plain: 'Dopisana.' }));
    server.removeInteraction(office.uuidAt(3));
    expect(await mirror(server, archive, { settings: { force: true } })).toMatchObject({
      complete: true,
      notes: { new: 1 },
    });
    expectSame(archive, server);
  });

  it('while it is being read is found in the same run', async () => {
    const recent = { method: 'callHistory', from: '2025-12-01' } as const;
    const server = await serve(
      [{ kind: 'arriving', count: 3, times: 3, on: recent }],
      dataOfRecords(everyMinute(2500, '2025-01-01 00:00:00', 12_600)),
    );
    const archive = temporaryArchive();
    expect(await mirror(server, archive)).toMatchObject({ complete: true, gaps: [] });
    server.setFaults([]);
    expectSame(archive, server);
  });
});

describe('a second run', () => {
  it('asks about recent days only', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive);
    const before = server.requests.total;
    const report = await mirror(server, archive);
    expect(report).toMatchObject({
      complete: true,
      interactions: { new: 0, changed: 0 },
      notes: { new: 0, changed: 0 },
    });
    const recent = server.uuidsBetween('2025-12-24', '2025-12-31');
    const noted = recent.filter((uuid) => server.notesOf(uuid).length > 0);
    expect(server.requests.total - before).toBe(1 + noted.length);
    expect(report.interactions.unchanged).toBe(recent.length);
  });

  it('of a period long closed asks nothing', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    const days = { from: '2025-01-01', to: '2025-06-30' };
    await mirror(server, archive, days);
    const before = server.requests.total;
    expect(await mirror(server, archive, days)).toMatchObject({ complete: true, requests: 0 });
    expect(server.requests.total).toBe(before);
  });

  it('of a longer period asks about the new part only', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive, { from: '2025-03-01', to: '2025-06-30' });
    const report = await mirror(server, archive, { from: '2025-01-01', to: '2025-09-30' });
    expect(report).toMatchObject({ complete: true, interactions: { unchanged: 0 } });
    expect(countOf(archive, 'SELECT count(*) FROM interaction')).toBe(
      server.uuidsBetween('2025-01-01', '2025-09-30').length,
    );
  });

  it('finds what came to the last day after the first run', async () => {
    const server = await serve([], dataOfRecords(everyMinute(10, '2025-12-20 08:00:00')));
    const archive = temporaryArchive();
    await mirror(server, archive, { now: () => noonOf('2025-12-20') });
    server.addInteractions([{ interaction: buildInteraction({ callDate: '2025-12-20 18:00:00' }) }]);
    // The 20th is no recent day any more.
    const later = { now: () => noonOf('2026-02-01'), settings: { reverifyRequests: 0 } };
    expect(await mirror(server, archive, later)).toMatchObject({
      interactions: { new: 1 },
    });
  });

  it('is refused while the first is under way, and says who holds the archive', async () => {
    const server = await serve([{ kind: 'slow', delayMs: 20 }]);
    const archive = temporaryArchive();
    const first = mirror(server, archive);
    const failure = await mirror(server, archive, { program: 'other' }).then(() => null, failureOf);
    expect(failure).toMatchObject({
      kind: 'archiveLocked',
      facts: { pid: process.pid, holder: expect.stringContaining('test') as string },
    });
    expect(await first).toMatchObject({ complete: true });
    expect(await mirror(server, archive)).toMatchObject({ complete: true });
  });
});

describe('a download of a day', () => {
  /** An archive of the year without any notes, and two days with some. */
  async function withoutNotes(): Promise<{ server: CrmServer; archive: ArchiveWriter; days: readonly string[] }> {
    const server = await serve([{ kind: 'serverError', on: { method: 'notes' } }]);
    const archive = temporaryArchive();
    await mirror(server, archive);
    server.setFaults([]);
    const noted = server.uuidsBetween('2025-02-01', '2025-11-30').filter((uuid) => server.notesOf(uuid).length > 0);
    const days = noted.map((uuid) => server.data.interactionAt(server.data.indexOf(uuid)).callDate.slice(0, 10));
    return { server, archive, days: [...new Set(days)] };
  }
  const owedOn = (archive: ArchiveWriter, day: string): number => {
    const from = `${String(wallSeconds(`${day} 00:00:00`))} * 1048576`;
    return countOf(
      archive,
      `SELECT count(*) FROM interaction WHERE notes_owed = 1 AND id BETWEEN ${from} AND ${from} + 86400 * 1048576`,
    );
  };

  it('alone leaves the notes of other days owed, with their own reason, and counts its own in its plan', async () => {
    const { server, archive, days } = await withoutNotes();
    const [day = '', other = ''] = days;
    const owed = countOf(archive, 'SELECT count(*) FROM interaction WHERE notes_owed = 1');
    const ofDay = owedOn(archive, day);
    const seen: SyncProgress[] = [];
    const before = server.requests.notes;
    const settings = { periodAlone: true };
    const onProgress = (progress: SyncProgress): void => {
      seen.push(progress);
    };
    await mirror(server, archive, { from: day, to: day, settings, onProgress });
    expect(server.requests.notes - before).toBe(ofDay);
    expect(countOf(archive, 'SELECT count(*) FROM interaction WHERE notes_owed = 1')).toBe(owed - ofDay);
    expect(Math.max(...seen.map(({ notesOwed }) => notesOwed))).toBe(ofDay);

    server.setKey('another');
    const refused = await mirror(server, archive, { from: day, to: day, settings: { ...settings, force: true } });
    expect(refused.stopped?.kind).toBe('unauthorised');
    expect(owedOn(archive, other)).toBeGreaterThan(0);
    expect(countOf(archive, "SELECT count(*) FROM notes_failure WHERE reason = 'unauthorised'")).toBe(0);
  });

  it('says nothing about how far the archive is up to date', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive, { now: () => noonOf('2025-12-31') });
    const asOf = readStatus(archive).lastSync;
    expect(asOf).toMatch(/^2025-12-31/);
    await mirror(server, archive, { from: '2025-03-01', to: '2025-03-01', now: () => noonOf('2026-01-02') });
    expect(readStatus(archive).lastSync).toBe(asOf);
    await mirror(server, archive, { to: '2026-01-02', now: () => noonOf('2026-01-02') });
    expect(readStatus(archive).lastSync).toMatch(/^2026-01-02/);
  });

  it('that takes up a broken-off download of everything does not pass for it', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    const controller = new AbortController();
    await mirror(server, archive, {
      signal: controller.signal,
      onProgress: ({ interactions }) => {
        if (interactions > 0) controller.abort();
      },
    });
    await mirror(server, archive, { from: '2025-03-01', to: '2025-03-01', settings: { periodAlone: true } });
    expect(readStatus(archive)).toMatchObject({ lastSync: null, complete: false });
    await mirror(server, archive);
    expect(readStatus(archive)).toMatchObject({ complete: true });
    expect(readStatus(archive).lastSync).toMatch(/^2025-12-31/);
  });
});

describe('the shape of the data', () => {
  it.each([0, 1, 999, 1000, 1001, 4500])('of %i records in one second does not matter', async (count) => {
    const records = [...everyMinute(count, '2025-06-01 10:00:00', 0), ...everyMinute(1, '2025-06-01 10:00:01')].map(
      (record, at) => ({
        interaction: { ...record.interaction, uuid: uuidOf(8, at) },
      }),
    );
    const server = await serve([], dataOfRecords(records));
    const archive = temporaryArchive();
    expect(await mirror(server, archive)).toMatchObject({ complete: true, interactions: { new: count + 1 } });
    expectSame(archive, server);
  });

  it('of a second with more records than a page, in an order that never stands still, is a gap and not a guess', async () => {
    const server = await serve(
      [{ kind: 'order', order: 'unstable' }],
      dataOfRecords(everyMinute(1500, '2025-06-01 10:00:00', 0)),
    );
    const report = await mirror(server, temporaryArchive());
    expect(report).toMatchObject({ complete: false, gaps: [{ reason: 'countsDisagree', crmCount: 1500 }] });
  });

  it('of records at the very edges of the period does not matter, however the CRM counts its edges', async () => {
    const edges = ['2025-01-01 00:00:00', '2025-12-31 23:59:59', '2025-07-01 00:00:00', '2025-06-30 23:59:59'];
    const records = edges.map((callDate) => ({ interaction: buildInteraction({ callDate }) }));
    for (const faults of [[], [{ kind: 'exclusiveDateTo' }]] as const) {
      const server = await serve(
        faults,
        dataOfRecords([...records, ...everyMinute(3000, '2025-02-01 00:00:00', 3600)]),
      );
      const archive = temporaryArchive();
      expect(await mirror(server, archive)).toMatchObject({ complete: true });
      expectSame(archive, server);
    }
  });

  it('of an interaction with more notes than a page does not matter', async () => {
    const notes = Array.from({ length: 1203 }, (_, at) =>
      buildNote({ uuid: uuidOf(5, at), plain: `Notatka ${String(at)}` }),
    );
    const server = await serve(
      [],
      dataOfRecords([{ interaction: buildInteraction({ callDate: '2025-06-01 10:00:00' }), notes }]),
    );
    const archive = temporaryArchive();
    expect(await mirror(server, archive)).toMatchObject({ complete: true, notes: { new: 1203 } });
    expectSame(archive, server);
  });
});

describe('stop and go', () => {
  it('takes up what was cancelled, and asks hardly anything twice', async () => {
    const whole = await serve();
    await mirror(whole, temporaryArchive());
    const server = await serve();
    const archive = temporaryArchive();
    for (let stop = 0; stop < 8; stop += 1) {
      const limit = server.requests.total + 30;
      const signal = abortedWhen(() => server.requests.total >= limit);
      const report = await mirror(server, archive, { signal });
      expect(report).toMatchObject({ complete: false, stopped: { kind: 'cancelled' } });
    }
    expect(await mirror(server, archive)).toMatchObject({ complete: true });
    expectSame(archive, server);
    // At each stop a few requests were under way.
    expect(server.requests.total).toBeLessThan(whole.requests.total + 8 * 8);
  });

  it('does not read recent days anew each time it is taken up', async () => {
    const server = await serve(
      [],
      generateOffice({ seed: 5, interactions: 900, from: '2025-12-26', to: '2025-12-31' }),
    );
    const archive = temporaryArchive();
    await mirror(server, archive);
    const once = server.requests.total;
    const now = (): number => noonOf('2025-12-31') + 3_600_000;
    // The second run reads it all again; it is stopped twice.
    for (const part of [0.4, 0.8]) {
      await mirror(server, archive, { now, signal: abortedWhen(() => server.requests.total >= once * (1 + part)) });
    }
    expect(await mirror(server, archive, { now })).toMatchObject({ complete: true });
    expect(server.requests.total).toBeLessThan(once * 2 + 20);
  });

  it('asks nothing while it is paused, and goes on', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    const gate = createGate();
    const seen: SyncProgress[] = [];
    gate.shut();
    const running = mirror(server, archive, { gate, onProgress: (progress) => seen.push(progress) });
    await expect.poll(() => seen.at(-1)?.waiting).toEqual({ reason: 'paused', seconds: 0 });
    expect(server.requests.total).toBe(0);
    gate.open();
    expect(await running).toMatchObject({ complete: true });
  });

  it('can be cancelled while it is paused', async () => {
    const server = await serve();
    const gate = createGate();
    const controller = new AbortController();
    gate.shut();
    const running = mirror(server, temporaryArchive(), { gate, signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ complete: false, stopped: { kind: 'cancelled' }, requests: 0 });
  });

  it('leaves the archive unlocked when the archive itself fails', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    archive.db.exec('CREATE TEMP TRIGGER failing BEFORE INSERT ON note BEGIN SELECT no_such_function(); END');
    expect(await mirror(server, archive)).toMatchObject({ complete: false, stopped: { kind: 'unexpected' } });
    archive.db.exec('DROP TRIGGER failing');
    expect(await mirror(server, archive)).toMatchObject({ complete: true });
    expectSame(archive, server);
  });
});

/** A signal that is aborted as soon as it is time. */
function abortedWhen(isTime: () => boolean): AbortSignal {
  const controller = new AbortController();
  const look = (): void => {
    if (isTime()) controller.abort();
    else setImmediate(look);
  };
  look();
  return controller.signal;
}

describe('progress', () => {
  it('goes up to the end and never back, and its counts become those of the report', async () => {
    const server = await serve([{ kind: 'slow', delayMs: 15 }]);
    const seen: SyncProgress[] = [];
    const report = await mirror(server, temporaryArchive(), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ phase }) => phase)).toEqual([...seen.map(({ phase }) => phase)].sort(byPhase));
    expect(seen.map(({ fraction }) => fraction)).toEqual(
      [...seen.map(({ fraction }) => fraction)].sort((a, b) => a - b),
    );
    expect(seen.at(-1)).toMatchObject({
      phase: 'finishing',
      fraction: 1,
      interactions: 1500,
      notesOwed: 0,
      notes: report.notes.new,
      requests: report.requests,
    });
    expect(seen.some(({ interactionsExpected }) => interactionsExpected === 1500)).toBe(true);
  });

  it('tells the plan before the run is long under way: pages, notes, and the time they take', async () => {
    const data = generateOffice({ seed: 6, interactions: 12_000, from: '2025-01-01', to: '2025-12-31' });
    const noted = Array.from({ length: data.count }, (_, at) => data.noteCountAt(at)).filter(
      (count) => count > 0,
    ).length;
    const server = await serve([{ kind: 'slow', delayMs: 30 }], data);
    const seen: SyncProgress[] = [];
    const controller = new AbortController();
    const onProgress = (progress: SyncProgress): void => {
      seen.push(progress);
      if (progress.phase === 'notes') controller.abort();
    };
    await mirror(server, temporaryArchive(), { onProgress, signal: controller.signal, clock: realClock });
    const first = seen.find(({ requestsLeft, secondsLeft }) => requestsLeft !== null && secondsLeft !== null);
    expect(first?.phase).toBe('events');
    expect(first?.requests).toBeLessThan(30);
    const { pages, notes } = first!.requestsLeft!;
    expect(pages + first!.requests).toBeGreaterThan(12);
    expect(pages).toBeLessThan(30);
    expect(notes / noted).toBeGreaterThan(0.7);
    expect(notes / noted).toBeLessThan(1.3);
    // At thirty milliseconds an answer and three at a time: not in no time, and not all day.
    expect(first?.secondsLeft).toBeGreaterThan(notes / 200);
    expect(first?.secondsLeft).toBeLessThan(notes);
    // Nothing is claimed before the CRM said how much there is.
    expect(seen[0]).toMatchObject({ fraction: 0, requestsLeft: null, secondsLeft: null });
  });

  it('of a second run plans the recent days, and their notes that are asked again', async () => {
    const server = await serve();
    const archive = temporaryArchive();
    await mirror(server, archive);
    const recent = server.uuidsBetween('2025-12-24', '2025-12-31').filter((uuid) => server.notesOf(uuid).length > 0);
    const seen: SyncProgress[] = [];
    server.setFaults([{ kind: 'slow', delayMs: 1000, on: { method: 'callHistory' } }]);
    await mirror(server, archive, { onProgress: (progress) => seen.push(progress) });
    expect(seen.some(({ requestsLeft }) => requestsLeft?.pages === 1 && requestsLeft.notes === recent.length)).toBe(
      true,
    );
  });
});

const phases = ['planning', 'events', 'notes', 'finishing'];
const byPhase = (a: string, b: string): number => phases.indexOf(a) - phases.indexOf(b);
