import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Backups, type BackupListener } from '../../../../main/workspace/backup/backups';
import { nextBackupDay } from '../../../../main/workspace/backup/backup-days';
import { openBackupStore } from '../../../../main/workspace/backup/backup-store';
import { failureOf, KronikaError } from '../../../../preload/failure';
import { temporaryFolder } from '../../temp-archive';

const account = { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' };
type Around = ConstructorParameters<typeof Backups>[0];
type Ending = Parameters<BackupListener['ended']>[0];

/** Backups of an account whose copies are texts; `ended` waits for the next one that is made by itself. */
function office(more: Partial<Around> = {}) {
  const dataDir = temporaryFolder();
  const folder = join(temporaryFolder(), 'kopie');
  mkdirSync(folder);
  const store = openBackupStore(join(dataDir, 'backups.json'));
  const made: { readonly path: string; readonly password: string | null; readonly keep: number | null }[] = [];
  const secrets = new Map<string, string>();
  const state = { busy: false, safe: true };
  const backups = new Backups({
    archive: { current: { account, viewed: null } as never, opened: { account, viewed: null } as never },
    accounts: {
      usualPathOf: () => join(dataDir, 'archives', 'biuro.kronika'),
      backupPasswords: {
        canStore: () => Promise.resolve(state.safe),
        find: (baseUrl) => Promise.resolve(secrets.get(baseUrl) ?? null),
        keep: (baseUrl, password) => {
          secrets.set(baseUrl, password);
          return Promise.resolve();
        },
        forget: (baseUrl) => {
          secrets.delete(baseUrl);
          return Promise.resolve();
        },
      },
    },
    jobs: {
      backUp: ({ path, password, generations }) => {
        made.push({ path, password, keep: generations?.keep ?? null });
        writeFileSync(path, 'a copy');
        return Promise.resolve({ path, sizeBytes: 6, isProtected: password !== null });
      },
    },
    store,
    noteSchedule: () => Promise.resolve(),
    isBusy: () => state.busy,
    log: () => {},
    ...more,
  });
  let tell: (ending: Ending) => void = () => {};
  backups.listen({
    seen: () => {},
    progress: () => {},
    ended: (ending) => {
      tell(ending);
    },
  });
  const look = async (now: Date): Promise<Ending> =>
    await new Promise<Ending>((resolve) => {
      tell = resolve;
      backups.look(now);
    });
  return { dataDir, folder, store, made, secrets, state, backups, look };
}

const at = (day: number, hour = 9): Date => new Date(2026, 4, day, hour);

test('one is due when a day or a week has passed, today where it was missed, and never where it is off', () => {
  const schedule = { every: 'day', folder: '/kopie', keep: 5, isProtected: false, tells: false } as const;
  const day = (memory: Parameters<typeof nextBackupDay>[0]): string | null => nextBackupDay(memory, at(10));
  expect(day({ schedule, madeAt: null })).toBe('2026-05-10');
  expect(day({ schedule, madeAt: at(10, 1).toISOString() })).toBe('2026-05-11');
  expect(day({ schedule, madeAt: at(1).toISOString() })).toBe('2026-05-10');
  const weekly = { ...schedule, every: 'week' } as const;
  expect(day({ schedule: weekly, madeAt: at(5).toISOString() })).toBe('2026-05-12');
  expect(day({ schedule: weekly, madeAt: at(3, 23).toISOString() })).toBe('2026-05-10');
  expect(day({ schedule: { ...schedule, every: 'never' }, madeAt: null })).toBeNull();
  expect(day({ schedule: { ...schedule, folder: null }, madeAt: null })).toBeNull();
  // The clock was set back since.
  expect(day({ schedule, madeAt: at(30).toISOString() })).toBe('2026-05-10');
});

test('makes one a day, in its folder and with its generations, and remembers it', async () => {
  const { folder, backups, look, made, store } = office();
  await backups.change({ every: 'day', folder, keep: 3 });
  expect(await look(at(10))).toMatchObject({ result: { ok: true } });
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ password: null, keep: 3 });
  expect(made[0]?.path).toMatch(/kronika-biuro-\d{4}-\d\d-\d\d-\d{4}\.kronika$/);
  backups.look(at(10, 23));
  expect(made).toHaveLength(1);
  const seen = await backups.read(at(10, 23));
  expect(seen).toMatchObject({ next: '2026-05-11', last: { failure: null } });
  expect(seen.recent).toMatchObject([{ path: made[0]?.path, isThere: true }]);
  // After some days away, the next start makes up for them, once.
  await look(at(15));
  expect(made).toHaveLength(2);
  rmSync(made[0]?.path ?? '', { force: true });
  expect((await backups.read()).recent.map(({ isThere }) => isThere)).toContain(existsSync(made[0]?.path ?? ''));
  expect(store.read('https://another.ccrm.pl/publicApi/').schedule.every).toBe('never');
});

test('a folder that is away is told, made nowhere else, and tried again an hour later', async () => {
  const { folder, backups, look, made } = office();
  await backups.change({ every: 'day', folder, tells: true });
  rmSync(folder, { recursive: true });
  const first = await look(at(10, 9));
  expect(first).toMatchObject({
    result: { ok: false, failure: { kind: 'backupFolderAway', facts: { path: folder } } },
    isNews: true,
    tells: true,
  });
  backups.look(new Date(at(10, 9).getTime() + 3_599_000));
  expect(existsSync(folder)).toBe(false);
  expect(await look(at(10, 10))).toMatchObject({ isNews: false });
  expect((await backups.read(at(10, 10))).last).toMatchObject({ failure: { kind: 'backupFolderAway' } });
  mkdirSync(folder);
  expect(await look(at(10, 11))).toMatchObject({ result: { ok: true } });
  expect(made).toHaveLength(1);
  expect((await backups.read(at(10, 11))).last).toMatchObject({ failure: null });
});

test('lets a download end before, for an hour at most', async () => {
  const { folder, backups, look, made, state } = office();
  await backups.change({ every: 'week', folder });
  state.busy = true;
  backups.look(at(10, 9));
  backups.look(new Date(at(10, 9).getTime() + 1_800_000));
  expect(made).toHaveLength(0);
  await look(at(10, 10));
  expect(made).toHaveLength(1);
});

test('with a password, none is made without it, and it is kept only where that is safe', async () => {
  const { dataDir, folder, backups, look, made, secrets, state } = office();
  await backups.change({ every: 'day', folder, password: ' dwie spacje ' });
  await look(at(10));
  expect(made).toMatchObject([{ password: ' dwie spacje ' }]);
  expect(readFileSync(join(dataDir, 'backups.json'), 'utf8')).not.toContain('spacje');
  secrets.clear();
  expect(await look(at(11))).toMatchObject({ result: { ok: false, failure: { kind: 'backupPasswordAway' } } });
  expect(made).toHaveLength(1);
  await backups.change({ password: null });
  await look(at(11, 10));
  expect(made[1]).toMatchObject({ password: null });
  state.safe = false;
  const refused = await backups.change({ password: 'x' }).catch((error: unknown) => failureOf(error).kind);
  expect(refused).toBe('backupPasswordUnkept');
  expect((await backups.read()).schedule.isProtected).toBe(false);
});

test('one that was stopped is no failure, and is not begun again at once', async () => {
  const made: string[] = [];
  const backUp: Around['jobs']['backUp'] = async (target, _progress, signal) => {
    made.push(target.path);
    return await new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new KronikaError('cancelled'));
      });
    });
  };
  const { folder, backups, look } = office({ jobs: { backUp } });
  await backups.change({ every: 'day', folder });
  const ended = look(at(10));
  // Begun in the same turn: what asks for the password is not awaited without one.
  await expect.poll(() => made.length).toBe(1);
  const other = await backups
    .backUp(join(folder, 'x.kronika'), null, () => {})
    .catch((error: unknown) => failureOf(error).kind);
  expect(other).toBe('workRunning');
  backups.stop();
  expect(await ended).toMatchObject({ result: { ok: false, failure: { kind: 'cancelled' } } });
  expect((await backups.read(at(10))).last).toBeNull();
  backups.look(at(10));
  expect(made).toHaveLength(1);
});

test('what a person makes is remembered with its folder, the same file once, the latest ten', async () => {
  const { folder, backups } = office();
  for (let number = 0; number < 12; number += 1)
    await backups.backUp(join(folder, `${String(number)}.kronika`), null, () => {});
  await backups.backUp(join(folder, '5.kronika'), 'hasło', () => {});
  const { recent } = await backups.read();
  expect(recent).toHaveLength(10);
  expect(recent[0]).toMatchObject({ path: join(folder, '5.kronika'), isProtected: true });
  expect(new Set(recent.map(({ path }) => path)).size).toBe(10);
  expect(backups.lastFolder).toBe(folder);
  expect(backups.isKnown(join(folder, '5.kronika'))).toBe(true);
  expect(backups.isKnown(join(folder, '0.kronika'))).toBe(false);
  backups.offer(join(folder, '0.kronika'));
  expect(backups.isKnown(join(folder, '0.kronika'))).toBe(true);
});

test('what cannot be read of the file is as if it had not been', () => {
  const path = join(temporaryFolder(), 'backups.json');
  writeFileSync(
    path,
    JSON.stringify({
      [account.baseUrl]: {
        schedule: { every: 'hourly', folder: 3, keep: 0, isProtected: true },
        last: { at: 'yesterday' },
        recent: [{ path: '/a', at: '2026-01-01T00:00:00.000Z', sizeBytes: 1, isProtected: false }, { path: 3 }],
      },
    }),
  );
  const memory = openBackupStore(path).read(account.baseUrl);
  expect(memory).toMatchObject({
    schedule: { every: 'never', folder: null, keep: 5, isProtected: true },
    last: null,
  });
  expect(memory.recent.map((one) => one.path)).toEqual(['/a']);
});
