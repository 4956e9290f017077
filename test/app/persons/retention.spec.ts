import { expect, test } from '@playwright/test';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { dayOfClock, shiftDay } from '../../../preload/words/format';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';

/** Of late: where the newest record is old, nothing goes by itself. */
const today = dayOfClock(new Date());
const { from, to } = { from: shiftDay(today, -90), to: shiftDay(today, -1) };
const office = generateOffice({ seed: 41, interactions: 80, from, to });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), { from, to });
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

async function found(...args: string[]): Promise<readonly { readonly uuid: string; readonly callDate: string }[]> {
  const { stdout } = await kronika('search', ...args, '--literal', '--json', '--limit', '1000');
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as { readonly uuid: string; readonly callDate: string });
}

test('what is older than a rule says goes when somebody says so, but not what is held, and stays away', async () => {
  const all = await found('');
  expect((await kronika('retention', '--yes')).stderr).toMatch(/Nie ma zasad|no rules/);
  const wrong = await kronika('retention', 'set', 'sms=3');
  expect(wrong.code, wrong.stderr).toBe(2);
  const set = await kronika('retention', 'set', 'sms=45d');
  expect(set.code, set.stderr).toBe(0);
  expect((await kronika('retention', 'show', '--json')).stdout).toContain('"said":"sms=45d"');

  const dry = await kronika('retention', '--dry-run', '--json');
  expect(dry.code, dry.stderr).toBe(0);
  const would = JSON.parse(dry.stdout) as { records: number; rules: readonly { readonly before: string }[] };
  const before = would.rules[0]!.before;
  const old = await found('', '--service', 'sms', '--to', shiftDay(before, -1));
  expect(old.length).toBeGreaterThan(1);
  expect(would.records).toBe(old.length);
  const [newestOld] = old;
  const held = await found(
    '',
    '--service',
    'sms',
    '--from',
    newestOld!.callDate.slice(0, 10),
    '--to',
    shiftDay(before, -1),
  );
  const hold = ['hold', 'add', '--service', 'sms', '--from', newestOld!.callDate.slice(0, 10), '--reason', 'pozew'];
  expect((await kronika(...hold)).code).toBe(0);

  const unsure = await kronika('retention');
  expect(unsure.code).toBe(2);
  expect(unsure.stderr).toContain('--yes');
  expect(await found('')).toHaveLength(all.length);

  const done = await kronika('retention', '--yes', '--json');
  expect(done.code, done.stderr).toBe(0);
  const goes = old.length - held.length;
  expect(JSON.parse(done.stdout)).toMatchObject({ interactions: goes, held: held.length });
  expect(await found('')).toHaveLength(all.length - goes);
  const again = await kronika('retention', '--yes');
  expect(again.code, again.stderr).toBe(0);

  const sync = await kronika('sync', '--from', from, '--to', to);
  expect(sync.code, sync.stderr).toBe(0);
  expect(await found('')).toHaveLength(all.length - goes);
  expect((await kronika('verify')).code).toBe(0);
  expect((await kronika('coverage', '--from', from, '--to', to)).code).toBe(0);
  const register = await kronika('register');
  expect(register.stdout).toMatch(/zasad przechowywania|rules of retention/);
});

test('after a download the rules are kept by themselves where that was decided', async () => {
  expect((await kronika('retention', 'set', 'all=45d', 'run=downloads')).code).toBe(0);
  const would = JSON.parse((await kronika('retention', '--dry-run', '--json')).stdout) as {
    readonly records: number;
    readonly rules: readonly { readonly before: string }[];
  };
  expect(would.records).toBeGreaterThan(0);
  const sync = await kronika('sync', '--from', from, '--to', to);
  expect(sync.code, sync.stderr).toBe(0);
  expect(sync.stderr).toMatch(/zasad przechowywania|rules of retention/);
  expect(await found('', '--to', shiftDay(would.rules[0]!.before, -1))).toHaveLength(0);
  expect((await kronika('register')).stdout).toMatch(/zasad przechowywania|rules of retention/);
});
