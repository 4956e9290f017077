import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { runKronika } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays, startOffice } from '../driver/office';
import { temporaryDataDir } from '../driver/temporary-data-dir';

const office = downloadOnce(() => startOffice(300), officeDays);
const password = 'Zażółć gęślą jaźń';

/** Makes a backup of the office's archive. */
async function backUp(path: string, secret?: string): Promise<void> {
  const env = secret === undefined ? {} : { KRONIKA_BACKUP_PASSWORD: secret };
  const made = await runKronika(['backup', path, '--data-dir', office.dataDir], { env });
  expect(made.code, made.stderr).toBe(0);
}

test('a command reads a backup without an account, a key, or a file beside it', async () => {
  const [shared, empty] = [temporaryDataDir(), temporaryDataDir()];
  mkdirSync(shared.path, { recursive: true });
  await backUp(join(shared.path, 'kopia.kronika'));
  await backUp(join(shared.path, 'chroniona.kronika'), password);
  chmodSync(shared.path, 0o555);
  const before = readdirSync(shared.path);
  const of = (name: string) => ['--archive', join(shared.path, name), '--data-dir', empty.path];
  const status = await runKronika(['status', '--json', ...of('kopia.kronika')]);
  expect(JSON.parse(status.stdout)).toMatchObject({ interactions: 300 });
  const plain = await runKronika(['search', 'faktur', '--json', ...of('kopia.kronika')]);
  const own = await runKronika(['search', 'faktur', '--json', '--data-dir', office.dataDir]);
  expect(plain.stdout).toBe(own.stdout);
  const refused = await runKronika(['search', 'faktur', ...of('chroniona.kronika')]);
  expect(refused.stderr).toContain('KRONIKA_BACKUP_PASSWORD');
  const env = { KRONIKA_BACKUP_PASSWORD: password };
  const opened = await runKronika(['search', 'faktur', '--json', ...of('chroniona.kronika')], { env });
  expect(opened.stdout).toBe(own.stdout);
  const repaired = await runKronika(['verify', '--repair', ...of('kopia.kronika')]);
  expect([repaired.code, repaired.stderr]).toEqual([2, expect.stringContaining('tylko do odczytu')]);
  const nowhere = await runKronika(['status', ...of('nie-ma')]);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('nie-ma')]);
  expect(readdirSync(shared.path)).toEqual(before);
  chmodSync(shared.path, 0o755);
  shared.remove();
  empty.remove();
});
