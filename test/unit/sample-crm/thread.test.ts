import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, historyOf, readTolerantly } from './reading';

describe('the thread of the demo, bundled as in the product', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crm-thread-'));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: 'node20.18',
        ssr: fileURLToPath(new URL('../../../main/sample-crm/http/thread.ts', import.meta.url)),
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'thread.cjs' } },
      },
    });
  }, 30_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('posts its address, answers with the demo, and ends when it is told to close', async () => {
    const worker = new Worker(join(folder, 'thread.cjs'), {
      workerData: { today: '2026-11-23', key: 'k', delayMs: 20 },
    });
    const { baseUrl } = await new Promise<{ baseUrl: string }>((posted, failed) => {
      worker.once('message', posted);
      worker.once('error', failed);
    });
    const asked = performance.now();
    const { body } = await ask(baseUrl, historyOf('2025-11-24 00:00:00', '2026-11-23 23:59:59'), 'k');
    expect(performance.now() - asked).toBeGreaterThan(18);
    expect(readTolerantly(body).otherData?.totalCount).toBe(10_000);
    const ended = new Promise((exited) => worker.once('exit', exited));
    worker.postMessage('close');
    expect(await ended).toBe(0);
  });

  it('says what it needs where it is started without it', async () => {
    const worker = new Worker(join(folder, 'thread.cjs'), { workerData: {} });
    const error = await new Promise<Error>((failed) => worker.once('error', failed));
    expect(error.message).toContain('workerData');
  });
});
