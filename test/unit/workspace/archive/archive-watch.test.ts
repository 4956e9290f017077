import { afterEach, expect, test } from 'vitest';
import { ArchiveWatch } from '../../../../main/workspace/archive/archive-watch';
import type { ArchiveStatus } from '../../../../preload/model';
import { temporaryArchive } from '../../temp-archive';
import { sessionOn } from '../session-on';

const account = { name: 'office', baseUrl: 'https://office.ccrm.pl/publicApi/' };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

/** An archive under watch, what the watch told, and a way to write as another process does. */
function watched() {
  const archive = temporaryArchive();
  const session = sessionOn(archive, account);
  const told: ArchiveStatus[] = [];
  const log: string[] = [];
  const watch = new ArchiveWatch(
    session.reader,
    (status) => told.push(status),
    (line) => log.push(line),
    // The test looks by itself.
    86_400_000,
  );
  ending.push(async () => {
    watch.end();
    await session.close();
  });
  const write = (): void => {
    archive.db.exec('INSERT INTO asked_period (from_seconds, to_seconds) VALUES (0, 86400)');
  };
  return { session, watch, told, log, write };
}

test('tells what the archive holds once something was written, and not again before the next time', async () => {
  const { session, watch, told, write } = watched();
  await watch.look();
  expect(told).toEqual([]);
  write();
  await watch.look();
  expect(told).toHaveLength(1);
  // Searches see it before the news of it comes.
  expect(session.asked.indexOf('refresh')).toBeLessThan(session.asked.indexOf('readStatus'));
  await watch.look();
  expect(told).toHaveLength(1);
});

test('takes in at the next look what it gave up for a search', async () => {
  const { session, watch, told, write } = watched();
  await watch.look();
  write();
  session.answer('refresh', () => {
    watch.giveWay();
    throw new Error('given up');
  });
  await watch.look();
  expect(told).toEqual([]);
  session.answer('refresh', () => null);
  await watch.look();
  expect(told).toHaveLength(1);
});

test('gives the reader up while it takes in what was written', async () => {
  const { session, watch, write } = watched();
  await watch.look();
  write();
  let isGivenUp = false;
  session.answer('refresh', (_, { isCancelled }) => {
    watch.giveWay();
    isGivenUp = isCancelled();
    return null;
  });
  await watch.look();
  expect(isGivenUp).toBe(true);
});

test('looks once at a time', async () => {
  const { session, watch } = watched();
  await Promise.all([watch.look(), watch.look(), watch.look()]);
  // Once at its beginning, once for the first of the three.
  expect(session.asked).toEqual(['readDataVersion', 'readDataVersion']);
});

test('logs what it could not read, and goes on', async () => {
  const { session, watch, told, log } = watched();
  session.answer('readStatus', () => {
    throw new Error('busy');
  });
  await watch.tellStatus();
  expect(told).toEqual([]);
  expect(log).toEqual(['status not read: unexpected']);
});

test('asks nothing more of an archive that is about to close', async () => {
  const { session, watch, told } = watched();
  await watch.look();
  const before = session.asked.length;
  watch.end();
  await watch.refresh();
  await watch.tellStatus();
  expect(session.asked).toHaveLength(before);
  expect(told).toEqual([]);
});
