import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../main/backup/back-up';
import { generationPath, removeOldest } from '../../../main/backup/generations';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { plainly } from './plain-backup';

const account = { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' };
const other = { name: 'sklep', baseUrl: 'https://sklep.ccrm.pl/publicApi/' };
const password = 'zażółć gęślą jaźń';

/** A folder with a plain and a protected backup of the account, and a plain one of another. */
function folderOfBackups() {
  const home = { dataDir: temporaryFolder() };
  const [made, folder] = [temporaryFolder(), temporaryFolder()];
  const archive = temporaryArchive();
  const [plain, secret, foreign] = ['a', 'b', 'c'].map((name) => join(made, `${name}.kronika`)) as [
    string,
    string,
    string,
  ];
  backUp(archive, plainly(plain, home));
  backUp(archive, { ...plainly(secret, home), password });
  backUp(archive, { ...plainly(foreign, home), account: other });
  const put = (from: string, name: string): void => {
    cpSync(from, join(folder, name));
  };
  const remove = (keep: number, by: string | null = null): string[] =>
    removeOldest({ folder, stem: 'biuro', keep, account, password: by })
      .map((path) => path.slice(folder.length + 1))
      .sort();
  return { folder, plain, secret, foreign, put, remove };
}

test('names tell the account and the minute, and are never those of a file that is there', () => {
  const folder = temporaryFolder();
  const at = new Date(2026, 2, 31, 8, 5);
  expect(generationPath(folder, 'biuro', at)).toBe(join(folder, 'kronika-biuro-2026-03-31-0805.kronika'));
  writeFileSync(join(folder, 'kronika-biuro-2026-03-31-0805.kronika'), '');
  expect(generationPath(folder, 'biuro', at)).toBe(join(folder, 'kronika-biuro-2026-03-31-0805-2.kronika'));
});

test('the oldest of this account go, and nothing else that lies there', () => {
  const { folder, plain, secret, foreign, put, remove } = folderOfBackups();
  put(plain, 'kronika-biuro-2026-01-01-0900.kronika');
  put(plain, 'kronika-biuro-2026-01-02-0900.kronika');
  put(plain, 'kronika-biuro-2026-01-02-0900-2.kronika');
  put(plain, 'kronika-biuro-2026-01-02-0900-10.kronika');
  put(plain, 'kronika-biuro-2026-01-03-0900.kronika');
  const others = [
    'kronika-biuro-2026-01-00.kronika', // not such a name
    'moja kopia.kronika',
    'kronika-biuro-2025-01-01-0900.kronika.bak',
  ];
  for (const name of others) put(plain, name);
  put(foreign, 'kronika-biuro-2025-06-01-0900.kronika'); // such a name, another account
  put(secret, 'kronika-biuro-2025-07-01-0900.kronika'); // whose it is, nobody can tell
  writeFileSync(join(folder, 'kronika-biuro-2025-08-01-0900.kronika'), 'a text');
  put(plain, 'kronika-biuro-2025-09-01-0900.kronika'); // somebody has it open
  writeFileSync(join(folder, 'kronika-biuro-2025-09-01-0900.kronika-wal'), '');
  const before = readdirSync(folder);
  expect(remove(2)).toEqual([
    'kronika-biuro-2026-01-01-0900.kronika',
    'kronika-biuro-2026-01-02-0900-2.kronika',
    'kronika-biuro-2026-01-02-0900.kronika',
  ]);
  expect(before.length - readdirSync(folder).length).toBe(3);
  expect(remove(2)).toEqual([]);
});

test('a protected one counts where the password opens it', () => {
  const { folder, secret, put, remove } = folderOfBackups();
  put(secret, 'kronika-biuro-2026-01-01-0900.kronika');
  put(secret, 'kronika-biuro-2026-01-02-0900.kronika');
  expect(remove(1)).toEqual([]);
  expect(remove(1, 'another')).toEqual([]);
  expect(remove(1, password)).toEqual(['kronika-biuro-2026-01-01-0900.kronika']);
  expect(existsSync(join(folder, 'kronika-biuro-2026-01-02-0900.kronika'))).toBe(true);
});

test('of a folder that is away nothing is taken', () => {
  expect(
    removeOldest({ folder: join(temporaryFolder(), 'away'), stem: 'a', keep: 1, account, password: null }),
  ).toEqual([]);
});
