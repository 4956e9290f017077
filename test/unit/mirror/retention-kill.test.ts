import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { verifyFile } from '../../../main/archive/check/verify';
import { openForWriting } from '../../../main/archive/file/open';
import { owesErasure } from '../../../main/archive/ledger/erased';
import { putHold } from '../../../main/archive/ledger/keeping/holds';
import { putKeeping, readKeeping } from '../../../main/archive/ledger/keeping/rules';
import { readStatus } from '../../../main/archive/ledger/ledger';
import { readRegister } from '../../../main/archive/ledger/register';
import { findExpired } from '../../../main/archive/queries/keeping/retention';
import { readRecords } from '../../../main/archive/queries/read';
import { finishErasure } from '../../../main/archive/store/erase';
import { dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { bundleProgram } from '../bundle';
import { wasKilled } from '../killed';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { officeOf } from './erased-office';
import { mirror } from './mirroring';

const days = { from: '2025-03-01', to: '2025-03-16' } as const;
const today = days.to;
const noted = { person: 'anna', at: '2026-01-01T10:00:00Z' };
const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

/** An archive whose rules erase every SMS but those of somebody who is held. */
async function withRules() {
  const { people, data } = officeOf(16, 11);
  const server = await startCrmServer({ data: dataOfRecords(data) });
  closing.push(server);
  const archive = temporaryArchive();
  await mirror(server, archive, days);
  const [held, ...others] = people;
  archive.transaction(() => {
    const rule = { kind: 'sms', notes: 'any', age: { n: 1, unit: 'days' } } as const;
    const keeping = { rules: [rule], vanished: { kind: 'keep' }, afterDownloads: false } as const;
    putKeeping(archive, { keeping, said: 'SMS: 1 dzień', ...noted });
    const query = { text: '', filters: { number: held!.number } };
    putHold(archive, { subject: { kind: 'search', query }, said: 'numer', reason: 'pozew', ...noted });
  });
  return { archive, server, others };
}

it('ends before or after a run of the rules, wherever it is killed, and the next run goes on', async () => {
  const { archive, server, others } = await withRules();
  const due = findExpired(archive, { keeping: readKeeping(archive), today });
  expect(due).toMatchObject({ notes: [], held: 1 });
  expect(due.ids).toHaveLength(others.length);
  const everything = readStatus(archive);
  archive.close();
  const program = await bundleProgram(new URL('killed-retention.ts', import.meta.url), temporaryFolder());
  const runOn = (path: string, at: number | null): number => {
    const args = [program, path, today, String(at)];
    const { stdout, status, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(at === null ? status === 0 : wasKilled(status, signal)).toBe(true);
    return Number(stdout);
  };
  const copy = (): string => {
    const path = join(temporaryFolder(), 'killed.kronika');
    copyFileSync(archive.path, path);
    return path;
  };
  const statements = runOn(copy(), null);
  expect(statements).toBeGreaterThan(50);
  // What an SMS and its note said, and by what the CRM called it.
  const traces = others.flatMap(({ words, records }) => [...words.slice(0, 3), records[0]!]);
  const found = (path: string): readonly string[] => {
    const files = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name)));
    return traces.filter((trace) => files.some((bytes) => bytes.includes(trace)));
  };
  const ends = new Set<string>();
  // Every one of the last statements, where the file is written anew, and others between.
  const moments = [
    ...Array.from({ length: 40 }, (_, at) => Math.floor((at * (statements - 10)) / 40)),
    ...Array.from({ length: 10 }, (_, at) => statements - 1 - at),
  ];
  for (const at of moments) {
    const path = copy();
    runOn(path, at);
    const again = openForWriting(path);
    if (owesErasure(again)) finishErasure(again);
    const records = readRecords(again);
    const left = others.filter(({ records: [sms] }) => records.idOf(sms!) !== null).length;
    const entries = readRegister(again).filter(({ act }) => act === 'retention');
    const isAfter = left === 0;
    ends.add(isAfter ? 'after' : 'before');
    expect([left, entries.length], `before statement ${String(at)}`).toEqual(isAfter ? [0, 1] : [others.length, 0]);
    expect(findExpired(again, { keeping: readKeeping(again), today })).toMatchObject({
      ids: isAfter ? [] : due.ids,
      held: 1,
    });
    if (isAfter) expect(found(path)).toEqual([]);
    expect(verifyFile(again)).toMatchObject({ isSound: true, damages: [] });
    again.close();
    if (at !== moments.at(13) && at !== moments.at(-1)) continue;

    // Once more: what is erased already is not erased twice, and no download brings it back.
    runOn(path, null);
    const whole = openForWriting(path);
    expect(await mirror(server, whole, { ...days, settings: { force: true } })).toMatchObject({
      ...{ complete: true, gaps: [], interactions: { new: 0 } },
    });
    const { interactions, erased } = readStatus(whole);
    expect([interactions, erased]).toEqual([everything.interactions - others.length, others.length]);
    expect(found(path)).toEqual([]);
    whole.close();
  }
  expect(ends).toEqual(new Set(['before', 'after']));
  // Fifty programs are begun and killed: on a computer with other work that takes its time.
}, 900_000);
