import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { toAccount } from '../../../../main/crm/http/address';
import { checkFileName } from '../../../../main/files/file-name';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { demoAddress } from '../../../../preload/model';

const accounts = [
  ...['moja-firma', 'con', 'nul', 'com1', 'lpt9', 'a_b'],
  ...['https://con.firma.pl/', 'https://nul.example/', 'http://127.0.0.1:8080/', 'http://[::1]:8080/api/'],
  ...['https://żółć.example/', `https://${'dlugi.'.repeat(40)}pl/`],
].map(toAccount);

test.each([...accounts, { name: 'demo', baseUrl: demoAddress }])(
  'the archive of $baseUrl, and what lies beside it, has a name on every system',
  (account) => {
    const name = basename(archivePathOf('/dane', account));
    for (const beside of ['', '-wal', '-shm', '.sync-lock', '.before-12', '.damaged-2026-03-31-120000']) {
      for (const platform of ['linux', 'darwin', 'win32'] as const) {
        expect(() => {
          checkFileName(name + beside, platform);
        }, name + beside).not.toThrow();
      }
    }
  },
);

test('no two accounts have one archive, also where letters have no case', () => {
  const names = accounts.map((account) => archivePathOf('/dane', account).toLowerCase());
  expect(new Set(names).size).toBe(accounts.length);
});
