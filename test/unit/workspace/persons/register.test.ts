import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KronikaError } from '../../../../preload/failure';
import type { Noted, RegisterEntry } from '../../../../preload/register';
import { addToRegister, readNotedPolicy, readRegister } from '../../../../main/archive/ledger/register';
import { Register } from '../../../../main/workspace/persons/register';
import { systemUser } from '../../../../main/workspace/system-user';
import { temporaryArchive } from '../../temp-archive';

const account = { name: 'firma', baseUrl: 'https://firma.ccrm.pl/publicApi/' };
const noted: Noted = { act: 'export', texts: { path: join(homedir(), 'eksport.csv') }, facts: { format: 'csv' } };

/** A register of an open archive: its own, or one that is only looked into. */
function registerOf({ viewed = false, hasOwn = true, fails = (): unknown => null } = {}) {
  const archive = temporaryArchive();
  const lines: string[] = [];
  const begun: string[] = [];
  const ask = (_: string, entry: RegisterEntry): Promise<number> => {
    const error = fails();
    if (error instanceof Error) return Promise.reject(error);
    return Promise.resolve(archive.transaction(() => addToRegister(archive, entry)));
  };
  const writer = { ask, close: () => Promise.resolve() } as never;
  const place = { place: 'E:\\kopie', file: { path: 'E:\\kopie\\firma.kronika' } };
  const reader = { ask: () => Promise.resolve(readNotedPolicy(archive)) };
  const open = { account, viewed: viewed ? place : null, reader, writer: () => writer } as never;
  const register = new Register({
    archive: { current: open, opened: open },
    accounts: { archivePathOf: () => archive.path, hasArchive: () => hasOwn },
    log: (line) => lines.push(line),
    startWriter: (path) => {
      begun.push(path);
      return writer;
    },
  });
  return { archive, register, lines, begun, entries: () => readRegister(archive) };
}

it('notes what is done before it begins, and again with what became of it', async () => {
  const { register, entries } = registerOf();
  const seen = await register.during(
    noted,
    () => Promise.resolve(entries().map(({ facts }) => facts.outcome)),
    () => ({ counts: { rows: 3 }, facts: { sha256: 'ab' } }),
  );
  expect(seen).toEqual(['begun']);
  expect(entries()).toMatchObject([
    { act: 'export', person: systemUser(), facts: { outcome: 'begun', format: 'csv' } },
    { act: 'export', facts: { of: 1, outcome: 'done', sha256: 'ab' }, counts: { rows: 3 } },
  ]);
  // The person is named already.
  expect(entries()[0]?.texts.path).toBe(join('~', 'eksport.csv'));
});

it('does nothing that cannot be noted', async () => {
  const { register, entries } = registerOf({ fails: () => new KronikaError('archiveLocked', { holder: 'x' }) });
  let isDone = false;
  const work = (): Promise<void> => {
    isDone = true;
    return Promise.resolve();
  };
  await expect(register.during(noted, work, () => null)).rejects.toThrow('registerUnwritten');
  expect(isDone).toBe(false);
  expect(entries()).toEqual([]);
});

it('keeps what was done although its end could not be noted, and says so in the log', async () => {
  let isFull = false;
  const { register, entries, lines } = registerOf({ fails: () => (isFull ? new KronikaError('diskFull') : null) });
  const work = (): Promise<string> => {
    isFull = true;
    return Promise.resolve('a file');
  };
  expect(await register.during(noted, work, () => ({}))).toBe('a file');
  expect(entries()).toMatchObject([{ facts: { outcome: 'begun' } }]);
  expect(lines).toEqual(['not in the register: export, diskFull']);
});

it.each([
  ['failed', new KronikaError('diskFull'), { outcome: 'failed', failure: 'diskFull' }],
  ['was stopped', new KronikaError('cancelled'), { outcome: 'cancelled' }],
])('notes that something %s', async (_, error, facts) => {
  const { register, entries } = registerOf();
  await expect(
    register.during(
      noted,
      () => Promise.reject(error),
      () => ({}),
    ),
  ).rejects.toBe(error);
  expect(entries()[1]).toMatchObject({ act: 'export', facts: { of: 1, ...facts } });
});

it('notes what leaves a viewed archive in the own archive of its account, with where it came from', async () => {
  const { archive, register, begun, entries } = registerOf({ viewed: true });
  expect(await register.add(noted)).toBe(1);
  expect(begun).toEqual([archive.path]);
  expect(entries()[0]?.texts.source).toBe('E:\\kopie');
});

it('lets what is viewed go where its account has no archive here, and where the own one is on a disk that may only be read', async () => {
  const away = registerOf({ viewed: true, hasOwn: false });
  expect(
    await away.register.during(
      noted,
      () => Promise.resolve('file'),
      () => ({}),
    ),
  ).toBe('file');
  expect(away.entries()).toEqual([]);
  const readOnly = registerOf({ fails: () => new KronikaError('archiveNotPermitted') });
  expect(await readOnly.register.add(noted)).toBeNull();
});

it('notes that administrators decided otherwise, once each time', async () => {
  const { register, entries } = registerOf();
  await register.addPolicy({}, 'en');
  expect(entries()).toEqual([]);
  await register.addPolicy({ backupKeep: 7, exportsAllowed: false }, 'en');
  await register.addPolicy({ exportsAllowed: false, backupKeep: 7 }, 'pl');
  await register.addPolicy({}, 'en');
  expect(entries().map(({ act, texts }) => [act, texts.change])).toEqual([
    ['policy', 'How many backups are kept: 7; Exporting, printing and copying: no'],
    ['policy', 'no policies'],
  ]);
});

it('lets a backup be made although it cannot be noted', async () => {
  const { register, lines } = registerOf({ fails: () => new KronikaError('archiveDamaged') });
  const backup: Noted = { act: 'backup', texts: { path: 'E:\\kopia.kronika' } };
  expect(
    await register.during(
      backup,
      () => Promise.resolve('copy'),
      () => ({}),
      { isNeeded: true },
    ),
  ).toBe('copy');
  expect(lines).toEqual(['not in the register: backup, archiveDamaged']);
});
