import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { toAccount } from '../../../../main/crm/http/address';
import { generationPath, stemOf } from '../../../../main/backup/generations';
import { checkFileName } from '../../../../main/files/file-name';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { demoAddress } from '../../../../preload/model';

const accounts = [
  ...['moja-firma', 'con', 'nul', 'com1', 'lpt9', 'a_b'],
  ...['https://con.firma.pl/', 'https://nul.example/', 'http://127.0.0.1:8080/', 'http://[::1]:8080/api/'],
  ...['https://żółć.example/', `https://${'dlugi.'.repeat(40)}pl/`],
].map(toAccount);

test.each([...accounts, { name: 'demo', baseUrl: demoAddress }])(
  'the archive of $baseUrl, what lies beside it and its backups have names on every system',
  (account) => {
    const path = archivePathOf('/dane', account);
    const beside = ['', '-wal', '-shm', '.sync-lock', '.before-12', '.damaged-2026-03-31-120000'];
    const backup = generationPath('/kopie', stemOf(path), new Date(2026, 2, 31, 18, 5));
    for (const name of [...beside.map((ending) => basename(path) + ending), basename(backup)]) {
      for (const platform of ['linux', 'darwin', 'win32'] as const) {
        expect(() => {
          checkFileName(name, platform);
        }, name).not.toThrow();
      }
    }
  },
);

test('no two accounts have one archive, also where letters have no case', () => {
  const names = accounts.map((account) => archivePathOf('/dane', account).toLowerCase());
  expect(new Set(names).size).toBe(accounts.length);
});
