import { expect, test } from 'vitest';
import { renewSegment } from '../../../../main/archive/index/index-renewal';
import { flushPending } from '../../../../main/archive/index/index-build';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { WriterTasks } from '../../../../main/threads/writer';
import type { ThreadClient } from '../../../../main/threads/protocol';
import { IndexRenewal } from '../../../../main/workspace/archive/index-renewal';
import type { OpenArchive } from '../../../../main/workspace/archive/archive-in-use';
import { ArchiveWatch } from '../../../../main/workspace/archive/archive-watch';
import { Random } from '../../../../main/sample-crm/data/random';
import { KronikaError } from '../../../../preload/failure';
import { Imagination, Told } from '../../archive/made-up';
import { outdateIndex } from '../../archive/index/outdated-index';
import { temporaryArchive } from '../../temp-archive';
import { sessionOn } from '../session-on';

/** An open archive with an index of an earlier version, and its renewal; `before` runs before each segment. */
function outdated(before: (signal: AbortSignal | undefined) => void = () => {}) {
  const archive = temporaryArchive();
  const imagination = new Imagination(new Random(3));
  const policy = { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 30 };
  new Told(archive).store(Array.from({ length: 120 }, (_, at) => imagination.record(`uuid-${String(at)}`)));
  flushPending(archive, 'nearlyAll', policy);
  outdateIndex(archive, () => true);
  const session = sessionOn(archive, { name: 'office', baseUrl: 'https://office.ccrm.pl/publicApi/' });
  const did: string[] = [];
  const writer = {
    ask: async (name: string, _: null, options: { signal?: AbortSignal } = {}): Promise<unknown> => {
      did.push(name);
      await Promise.resolve();
      before(options.signal);
      if (options.signal?.aborted === true) throw new KronikaError('cancelled');
      return renewSegment(archive, () => undefined, policy);
    },
  } as unknown as ThreadClient<WriterTasks>;
  const rested = { restWriter: () => Promise.resolve(void did.push('rest')) };
  const watch = new ArchiveWatch(
    session.reader,
    () => {},
    () => {},
    86_400_000,
  );
  const open: OpenArchive = { ...session, ...rested, watch, viewing: null, writer: () => writer };
  const log: string[] = [];
  const around = { current: open as OpenArchive | null, isBusy: false };
  const renewal = new IndexRenewal({ archive: around, isBusy: () => around.isBusy, log: (line) => log.push(line) });
  return { archive, renewal, did, log, around, left: () => readStatus(archive).indexOutdated };
}

test('renews every segment, and lets the writer rest then', async () => {
  const { renewal, did, left, log } = outdated();
  expect(left()).toBe(120);
  await renewal.begin();
  expect([left(), did.at(-1), new Set(did.slice(0, -1)), log]).toEqual([
    undefined,
    'rest',
    new Set(['renewSegment']),
    [],
  ]);
  const before = did.length;
  await renewal.goOn();
  expect(did).toHaveLength(before);
});

test('does nothing before it was begun, nor while a download runs, and goes on after it', async () => {
  const { renewal, did, left, around } = outdated(() => {
    around.isBusy = did.length === 2;
  });
  await renewal.goOn();
  expect(did).toEqual([]);
  await renewal.begin();
  expect(did).toEqual(['renewSegment', 'renewSegment']);
  expect(left()).toBeGreaterThan(0);
  around.isBusy = false;
  await renewal.goOn();
  expect(left()).toBe(undefined);
});

test('lets go of the segment in hand when it is stopped, and begins it anew later', async () => {
  const stopping: Promise<void>[] = [];
  const { renewal, left, log } = outdated(() => {
    if (stopping.length === 0) stopping.push(renewal.stop());
  });
  await renewal.begin();
  await Promise.all(stopping);
  expect([left(), log]).toEqual([120, []]);
  await renewal.goOn();
  expect(left()).toBe(undefined);
});

test('ends with a line in the log where a segment cannot be written, and with another archive', async () => {
  const full = outdated(() => {
    throw new KronikaError('diskFull');
  });
  await full.renewal.begin();
  expect([full.did, full.log]).toEqual([['renewSegment'], ['search index not renewed: diskFull']]);
  const other = outdated(() => {
    other.around.current = null;
  });
  await other.renewal.begin();
  expect(other.did).toEqual(['renewSegment']);
});
