import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KronikaError } from '../../preload/failure';
import { demoAddress, type Account } from '../../preload/model';

/** The account of the sample data. */
export const demoAccount: Account = { name: demoAddress, baseUrl: demoAddress };

/** A bundled CRM server that runs. */
export interface DemoServer {
  /** Of this run, on 127.0.0.1. */
  readonly baseUrl: string;
  readonly key: string;
  /** False once its thread died. */
  isRunning(): boolean;
  close(): Promise<void>;
}

/** Starts the bundled CRM server with a year of sample data that ends at `today` (`YYYY-MM-DD`). */
export async function startDemoServer(today: string): Promise<DemoServer> {
  const key = randomUUID();
  const worker = new Worker(join(__dirname, 'crm-server.cjs'), { workerData: { today, key } });
  let isRunning = true;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isRunning = false;
      resolve();
    });
  });
  const baseUrl = await new Promise<string>((resolve, reject) => {
    worker.once('message', (message: { readonly baseUrl: string }) => {
      resolve(message.baseUrl);
    });
    // Also later, when the start does not wait for it any more: the download then finds nothing there.
    worker.on('error', reject);
    void ended.then(() => {
      reject(new KronikaError('threadDied', {}, 'the sample CRM did not start'));
    });
  });
  return {
    baseUrl,
    key,
    isRunning: () => isRunning,
    close: async () => {
      worker.postMessage('close');
      await ended;
    },
  };
}
