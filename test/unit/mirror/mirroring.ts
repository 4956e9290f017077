import { expect } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readRecords } from '../../../main/archive/queries/read';
import { verifyFile } from '../../../main/archive/check/verify';
import type { Clock } from '../../../main/mirror/pace/clock';
import { realClock } from '../../../main/mirror/pace/clock';
import { runSync, type SyncOptions } from '../../../main/mirror/sync';
import type { SyncReport } from '../../../preload/model';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { writerOn } from './writer-on';

/** The computer's clock, so many times as fast: pauses are as long as ever for those who look at it, and short for the test. */
export const acceleratedClock = (times: number): Clock => ({
  now: () => realClock.now() * times,
  wait: (ms, signal) => realClock.wait(ms / times, signal),
});

const quickClock = acceleratedClock(50);

/** Noon of a day, as the time at which a synchronisation runs. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Mirrors 2025 on New Year's Eve, unless told otherwise. */
export async function mirror(
  server: Pick<CrmServer, 'baseUrl' | 'key'>,
  archive: ArchiveWriter,
  options: Partial<Omit<SyncOptions, 'connection'>> & { timeoutMs?: number; ask?: typeof fetch } = {},
): Promise<SyncReport> {
  const { timeoutMs = 10_000, ask = fetch, ...rest } = options;
  return await runSync({
    writer: writerOn(archive),
    connection: { baseUrl: server.baseUrl, key: server.key, fetch: ask, timeoutMs },
    from: '2025-01-01',
    to: '2025-12-31',
    program: 'test',
    now: () => noonOf('2025-12-31'),
    clock: quickClock,
    ...rest,
  });
}

/** Checks that the archive holds what the server has of 2025, field by field, and nothing else that is not marked. */
export function expectSame(archive: ArchiveWriter, server: CrmServer): void {
  const reader = readRecords(archive);
  const uuids = server.uuidsBetween('2025-01-01', '2025-12-31');
  const listed = archive.db.prepare('SELECT count(*) FROM interaction WHERE vanished_at IS NULL').pluck().get();
  expect(listed).toBe(uuids.length);
  for (const uuid of uuids) {
    const id = reader.idOf(uuid);
    if (id === null) throw new Error(`the archive has no ${uuid}`);
    const { interaction, notes } = reader.wire(id);
    // The quick comparison first: `toEqual` is asked only to show the difference.
    const served = { interaction: server.servedInteraction(uuid), notes: byUuid(server.servedNotes(uuid)) };
    const held = { interaction, notes: byUuid(notes) };
    if (canonical(held) !== canonical(served)) expect(held).toEqual(served);
  }
  // Whatever happened on the way: nothing of it passes for damage.
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [], problems: [] });
}

function byUuid(notes: readonly unknown[]): unknown[] {
  return [...notes].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
