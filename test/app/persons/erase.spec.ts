import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';

const office = generateOffice({ seed: 31, interactions: 800, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);
function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

interface FoundRow {
  readonly uuid: string;
  readonly contact: { readonly name: string | null; readonly number: string | null };
}

async function search(...args: string[]): Promise<readonly FoundRow[]> {
  const { stdout } = await kronika('search', ...args, '--literal', '--json', '--limit', '1000');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FoundRow);
}

/** Whether a text stands in any file of the data folder. */
function standsInFiles(text: string): boolean {
  const files = readdirSync(downloaded.dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.some((file) => readFileSync(join(file.parentPath, file.name)).includes(text));
}

test('a person is erased for good once it was looked at, and stays away', async () => {
  const rows = await search('');
  const { number } = rows.find(({ contact }) => contact.number !== null && contact.name !== null)!.contact;
  const digits = number!.replaceAll(/\D/g, '').slice(-9);
  const theirs = await search('--number', digits);
  const recent = join(downloaded.dataDir, 'recent-searches.json');
  const account = downloaded.server.baseUrl;
  writeFileSync(recent, JSON.stringify({ [account]: { areKept: true, texts: [digits] } }));

  const unchosen = await kronika('erase', '--reason', 'wniosek', '--yes');
  expect(unchosen.code, unchosen.stderr).toBe(2);
  const unsaid = await kronika('erase', '--number', digits, '--yes');
  expect(unsaid.code).toBe(2);
  expect(unsaid.stderr).toMatch(/powodu|reason/);

  const dry = await kronika('erase', '--number', digits, '--dry-run', '--json');
  expect(dry.code, dry.stderr).toBe(0);
  const would = JSON.parse(dry.stdout) as { interactions: number; bytesBefore: number };
  expect(would.interactions).toBeGreaterThan(0);
  expect(would.interactions).toBeLessThanOrEqual(theirs.length);
  const unsure = await kronika('erase', '--number', digits, '--reason', 'wniosek');
  expect(unsure.code).toBe(2);
  expect(unsure.stderr).toContain('--yes');
  expect(await search('')).toHaveLength(rows.length);

  const done = await kronika('erase', '--number', digits, '--reason', 'wniosek z 3 marca', '--yes', '--json');
  expect(done.code, done.stderr).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({ interactions: would.interactions, bytesBefore: would.bytesBefore });
  expect(done.stderr).toMatch(/w CRM|in the CRM/);
  expect(await search('')).toHaveLength(rows.length - would.interactions);
  expect((await kronika('erase', '--number', digits, '--dry-run')).stderr).toMatch(/Nie ma czego|nothing to erase/);
  const gone = theirs.filter(({ contact }) => contact.number === number).map(({ uuid }) => uuid);
  expect(gone.length).toBe(would.interactions);
  for (const uuid of gone) expect(standsInFiles(uuid)).toBe(false);
  expect(readFileSync(recent, 'utf8')).not.toContain(digits);

  const { from, to } = officeDays;
  const again = await kronika('sync', '--from', from, '--to', to);
  expect(again.code, again.stderr).toBe(0);
  expect(await search('')).toHaveLength(rows.length - would.interactions);
  expect((await kronika('verify')).code).toBe(0);
  expect((await kronika('status', '--json')).stdout).toContain(`"erased":${String(would.interactions)}`);
  const register = await kronika('register');
  expect(register.stdout).toContain('wniosek z 3 marca');
  expect(register.stdout).not.toContain(digits);
  const coverage = await kronika('coverage', '--from', from, '--to', to);
  expect(coverage.code, coverage.stdout).toBe(0);
  expect(coverage.stdout).toMatch(/usunięte na zawsze|erased for good/);
});

test('what was erased since a backup was made is erased from it once more, and no download brings it back', async () => {
  const rows = await search('');
  const { number } = rows.find(({ contact }) => contact.number !== null)!.contact;
  const digits = number!.replaceAll(/\D/g, '').slice(-9);
  const copy = join(downloaded.dataDir, 'kopia.kronika');
  expect((await kronika('backup', copy)).code).toBe(0);
  const done = await kronika('erase', '--number', digits, '--reason', 'wniosek', '--yes', '--json');
  const { interactions } = JSON.parse(done.stdout) as { readonly interactions: number };
  expect(interactions).toBeGreaterThan(0);
  expect(readFileSync(join(downloaded.dataDir, 'erased.json'), 'utf8')).not.toContain(digits);
  rmSync(join(downloaded.dataDir, 'archives'), { recursive: true });

  const restored = await kronika('restore', copy, '--json');
  expect(restored.code, restored.stderr).toBe(0);
  expect(JSON.parse(restored.stdout)).toMatchObject({ erasedAgain: interactions });
  expect(restored.stderr).toMatch(/usunięto później na zawsze|erased for good later/);
  expect(await search('')).toHaveLength(rows.length - interactions);
  const { from, to } = officeDays;
  const again = await kronika('sync', '--from', from, '--to', to);
  expect(again.code, again.stderr).toBe(0);
  expect(await search('')).toHaveLength(rows.length - interactions);
  expect((await kronika('verify')).code).toBe(0);
});

test('an erasure that was broken off ends with the next start', async () => {
  const archives = join(downloaded.dataDir, 'archives');
  const name = readdirSync(archives).find((each) => each.endsWith('.kronika')) ?? '';
  const path = join(archives, name);
  const owed = "SELECT count(*) FROM meta WHERE key = 'erasureOwed'";
  const broken = new Database(path);
  broken.exec("INSERT INTO meta (key, value) VALUES ('erasureOwed', '1')");
  broken.close();
  writeFileSync(`${path}.before-9`, 'zapis, który usunięto');
  expect((await kronika('status')).code).toBe(0);
  expect(readdirSync(archives)).not.toContain(`${name}.before-9`);
  const ended = new Database(path, { readonly: true });
  expect(ended.prepare(owed).pluck().get()).toBe(0);
  ended.close();
});
