import { expect, test } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataOfRecords, type SampleRecord } from '../../../main/sample-crm/data/records';
import { printedDialect } from '../../../main/sample-crm/http/dialect';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { runKronika } from './command-line';
import type { Days } from './window';

/** What the tests of a file begin with: a CRM that they share, and a copy of what was downloaded from it. */
export interface Downloaded {
  /** Lives as long as the tests of the file. */
  readonly server: CrmServer;
  /** The data folder of the test that runs, its own alone. */
  readonly dataDir: string;
  /** Has something done after the last test, before the data are removed: a program that still runs on them is closed. */
  beforeRemoval(act: () => Promise<void>): void;
}

/** Has the command line download days into a data folder; nothing may be missing. */
export async function download(server: CrmServer, { from, to }: Days, dataDir: string): Promise<void> {
  const args = ['sync', '--account', server.baseUrl, '--from', from, '--to', to, '--data-dir', dataDir];
  const synced = await runKronika(args, { env: { KRONIKA_API_KEY: server.key } });
  expect(synced.code, synced.stderr).toBe(0);
}

/**
 * Downloads once for all tests of the file that calls this at its top, and gives each of them a copy: what a test does to
 * it is seen by no other.
 */
export function downloadOnce(startServer: () => Promise<CrmServer>, days: Days): Downloaded {
  let folder = '';
  let server: CrmServer | undefined;
  let dataDir = '';
  let copies = 0;
  const acts: (() => Promise<void>)[] = [];

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kronika-downloaded-'));
    server = await startServer();
    await download(server, days, join(folder, 'original'));
  });

  test.beforeEach(() => {
    copies += 1;
    dataDir = join(folder, String(copies));
    cpSync(join(folder, 'original'), dataDir, { recursive: true });
  });

  // Not after each test: a program that runs on the copy is closed by the file's own hooks, which come later.
  test.afterAll(async () => {
    for (const act of acts) await act();
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  return {
    get server() {
      if (server === undefined) throw new Error('The CRM is there once the tests run.');
      return server;
    },
    get dataDir() {
      return dataDir;
    },
    beforeRemoval(act) {
      acts.push(act);
    },
  };
}

/** The same from a CRM that holds these records and answers as its documents print it. */
export function downloadRecordsOnce(records: readonly SampleRecord[], days: Days): Downloaded {
  return downloadOnce(
    () => startCrmServer({ data: dataOfRecords(records), key: 'a-key', dialect: printedDialect }),
    days,
  );
}
