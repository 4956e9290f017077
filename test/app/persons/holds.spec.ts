import { expect, test } from '@playwright/test';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';

const office = generateOffice({ seed: 32, interactions: 600, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

test('what is held is not erased until the hold is released, and both stand in the register', async () => {
  const all = ['--from', officeDays.from, '--to', officeDays.to, '--service', 'sms'];
  const erase = (...more: string[]): Promise<CommandOutcome> =>
    kronika('erase', ...all, '--reason', 'wniosek', '--json', ...more);
  const found = await kronika('search', ...all, '--json', '--limit', '1000');
  const rows = found.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly uuid: string; readonly contact: { readonly number: string | null } });
  const number = rows.find(({ contact }) => contact.number !== null)?.contact.number ?? '';

  const put = await kronika('hold', 'add', '--number', number, '--reason', 'pozew', '--json');
  expect(put.code, put.stderr).toBe(0);
  const hold = JSON.parse(put.stdout) as { readonly id: number; readonly records: number };
  expect(hold.records).toBeGreaterThan(0);
  expect((await kronika('hold')).stdout).toContain('pozew');

  const would = JSON.parse((await erase('--dry-run')).stdout) as { interactions: number; held: number };
  expect(would.held).toBeGreaterThan(0);
  expect(would.interactions + would.held).toBe(rows.length);
  const done = await erase('--yes');
  expect(done.code, done.stderr).toBe(1);
  expect(JSON.parse(done.stdout)).toMatchObject({ interactions: would.interactions, held: would.held });
  expect(done.stderr).toMatch(/wstrzymano|are held/);
  const { stdout } = await kronika('search', ...all, '--json', '--limit', '1000');
  expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(would.held);

  const because = ['--reason', 'wyrok jest prawomocny'];
  expect((await kronika('hold', 'release', String(hold.id + 1), ...because)).code).toBe(2);
  expect((await kronika('hold', 'release', String(hold.id))).stderr).toContain('--reason');
  const released = await kronika('hold', 'release', String(hold.id), ...because);
  expect(released.code, released.stderr).toBe(0);
  const register = await kronika('register', '--json');
  expect(register.stdout).toContain('wyrok jest prawomocny');
  const acts = (JSON.parse(register.stdout) as readonly { readonly act: string }[]).map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['hold', 'erase', 'release']));
  const last = await erase('--yes');
  expect(last.code, last.stderr).toBe(0);
  expect(JSON.parse(last.stdout)).toMatchObject({ interactions: would.held, held: 0 });
  expect((await kronika('verify')).code).toBe(0);
});
