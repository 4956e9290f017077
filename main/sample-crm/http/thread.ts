import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Faults } from './faults';
import { demoOffice } from '../office/office';
import { startCrmServer } from './server';

/** What the thread is started with. */
export interface CrmThreadData {
  /** The last day of the demo's year, `YYYY-MM-DD`, or a wall time on it. */
  readonly today: string;
  readonly key: string;
  /** Lets each answer wait, so that a download can be watched. */
  readonly delayMs?: number;
}

function readThreadData(data: unknown): CrmThreadData {
  const read = (name: keyof CrmThreadData): unknown =>
    typeof data === 'object' && data !== null ? new Map(Object.entries(data)).get(name) : undefined;
  const [today, key, delayMs] = [read('today'), read('key'), read('delayMs')];
  if (typeof today !== 'string' || typeof key !== 'string')
    throw new TypeError('the CRM thread needs workerData { today, key }');
  return { today, key, ...(typeof delayMs === 'number' ? { delayMs } : {}) };
}

/** Serves the demo: posts { baseUrl } when it listens, closes on the message 'close'. */
async function serveDemo(port: MessagePort): Promise<void> {
  const { today, key, delayMs } = readThreadData(workerData);
  const faults: Faults = delayMs === undefined ? [] : [{ kind: 'slow', delayMs }];
  const server = await startCrmServer({ data: demoOffice(today), key, faults });
  port.on('message', (message: unknown) => {
    if (message !== 'close') return;
    void server.close().then(() => {
      port.close();
    });
  });
  port.postMessage({ baseUrl: server.baseUrl });
}

// A failure to start reaches the parent as the worker's 'error'. No top-level await: the bundle is CommonJS.
if (parentPort !== null) void serveDemo(parentPort);
