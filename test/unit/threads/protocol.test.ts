import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { connectThread, type ThreadClient } from '../../../main/threads/protocol';
import { failureOf } from '../../../preload/failure';
import type { EchoTasks } from './echo-thread';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = join(here, '..', '..', '..', 'dist', 'test-threads');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: built,
      emptyOutDir: true,
      ssr: join(here, 'echo-thread.ts'),
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'echo-thread.cjs' } },
    },
  });
}, 60_000);

const started: ThreadClient<EchoTasks>[] = [];

afterEach(async () => {
  for (const thread of started.splice(0)) await thread.close();
});

function start(): ThreadClient<EchoTasks> {
  const thread = connectThread<EchoTasks>(() => new Worker(join(built, 'echo-thread.cjs')));
  started.push(thread);
  return thread;
}

test('gives each question its own answer', async () => {
  const thread = start();
  const questions = ['a', 'b', 'c'];
  expect(await Promise.all(questions.map((question) => thread.ask('echo', question)))).toEqual(questions);
});

test('hands bytes over without a copy where the asker says so, and copies them where it does not', async () => {
  const thread = start();
  const [kept, given] = [new Uint8Array(1000), new Uint8Array(2000)];
  expect(await thread.ask('measure', kept)).toBe(1000);
  expect(await thread.ask('measure', given, { transfer: [given.buffer] })).toBe(2000);
  expect([kept.byteLength, given.byteLength]).toEqual([1000, 0]);
});

test('brings a failure over as what it is', async () => {
  const failure = await start()
    .ask('refuse', null)
    .catch((error: unknown) => failureOf(error));
  expect(failure).toMatchObject({ kind: 'diskFull', facts: { path: 'x' } });
});

test('rejects everything in hand when the thread dies, and starts it anew for the next question', async () => {
  const thread = start();
  const crash = thread.ask('crash', null);
  const waiting = thread.ask('echo', 'x');
  await expect(crash).rejects.toThrow('threadDied');
  await expect(waiting).rejects.toThrow('threadDied');
  expect(await thread.ask('echo', 'y')).toBe('y');
  // As often as it answers in between.
  for (let time = 0; time < 5; time += 1) {
    await expect(thread.ask('crash', null)).rejects.toThrow('threadDied');
    expect(await thread.ask('echo', time.toString())).toBe(time.toString());
  }
});

test('leaves a thread dead that dies again and again', async () => {
  const thread = start();
  for (let time = 0; time < 3; time += 1) await expect(thread.ask('crash', null)).rejects.toThrow('exit code 3');
  await expect(thread.ask('echo', 'y')).rejects.toThrow('threadDied');
});

test('does not start a thread anew that was closed', async () => {
  const thread = start();
  await thread.close();
  await expect(thread.ask('echo', 'y')).rejects.toThrow('threadDied');
});

test('cancels a task while it runs, and one that still waits in line', async () => {
  const thread = start();
  const first = new AbortController();
  const second = new AbortController();
  const steps: number[] = [];
  const running = thread.ask('work', null, {
    signal: first.signal,
    onProgress: (step: number) => {
      steps.push(step);
      if (step === 10) first.abort();
    },
  });
  const inLine = thread.ask('echo', 'nobody wants it', { signal: second.signal });
  second.abort();
  await expect(running).rejects.toThrow('cancelled');
  await expect(inLine).rejects.toThrow('cancelled');
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('answers what was asked before it closes', async () => {
  const thread = start();
  const last = thread.ask('echo', 'last');
  await thread.close();
  expect(await last).toBe('last');
});

test('rests, and begins anew with the next question, as often as it is left to', async () => {
  const thread = start();
  for (let time = 0; time < 5; time += 1) {
    expect([await thread.ask('count', null), await thread.ask('count', null)]).toEqual([1, 2]);
    const resting = thread.rest();
    // Asked while the one before is still ending.
    expect(await Promise.all([thread.ask('count', null), thread.ask('echo', 'x')])).toEqual([1, 'x']);
    await resting;
    await thread.rest();
  }
});

test('does not rest while something is asked of it', async () => {
  const thread = start();
  await thread.ask('count', null);
  const asked = thread.ask('count', null);
  await thread.rest();
  expect(await asked).toBe(2);
  expect(await thread.ask('count', null)).toBe(3);
});

test('does not start a thread anew that rested and was closed', async () => {
  const thread = start();
  await thread.ask('echo', 'x');
  const resting = thread.rest();
  await thread.close();
  await resting;
  await thread.rest();
  await expect(thread.ask('echo', 'y')).rejects.toThrow('threadDied');
});
