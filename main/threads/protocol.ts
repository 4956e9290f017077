import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { failureOf, KronikaError, type Failure } from '../../preload/failure';

/** What a task may do besides answering. */
export interface TaskContext {
  /** Tells the asker how far it is; may be called from a long synchronous task. */
  readonly report: (progress: unknown) => void;
  /** True once the asker gave up; a long task looks now and then and throws `cancelled`. */
  readonly isCancelled: () => boolean;
}

/** Plain, synchronous functions a thread offers by name. */
export type Tasks = Readonly<Record<string, (input: never, context: TaskContext) => unknown>>;

/** The same functions seen from outside: asked by message, answered by promise. */
export interface ThreadClient<Offered extends Tasks> {
  ask<Name extends keyof Offered & string>(
    name: Name,
    input: Parameters<Offered[Name]>[0],
    options?: AskOptions,
  ): Promise<ReturnType<Offered[Name]>>;
  /** Lets the task in hand end, closes what the thread holds open, and ends it. */
  close(): Promise<void>;
}

export interface AskOptions {
  readonly transfer?: readonly Transferable[];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: never) => void) | undefined;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  /** One cell, 1 once cancelled: shared, so that a synchronous task can see it change. */
  readonly cancelled: Int32Array;
}

type Answer =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: unknown }
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failure'; readonly failure: Failure };

const closing = 'close';

/**
 * Serves tasks on a thread's port, one after the other, until the other side closes it. `explain` turns what a task threw
 * into one of our failures, where it knows better.
 */
export function serveTasks(
  port: MessagePort,
  tasks: Tasks,
  close: () => void,
  explain: (error: unknown) => unknown = (error) => error,
): void {
  port.on('message', (message: Question | typeof closing) => {
    if (message === closing) {
      close();
      port.close();
    } else {
      port.postMessage(answer(port, tasks, message, explain));
    }
  });
}

function answer(port: MessagePort, tasks: Tasks, question: Question, explain: (error: unknown) => unknown): Answer {
  const { id, name, input, cancelled } = question;
  const isCancelled = (): boolean => Atomics.load(cancelled, 0) === 1;
  try {
    // Superseded while it waited in line: nobody wants the answer any more.
    if (isCancelled()) throw new KronikaError('cancelled');
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined) throw new Error(`no task ${name}`);
    const report = (progress: unknown): void => {
      port.postMessage({ id, kind: 'progress', progress } satisfies Answer);
    };
    return { id, kind: 'value', value: task(input as never, { report, isCancelled }) };
  } catch (error) {
    return { id, kind: 'failure', failure: failureOf(explain(error)) };
  }
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** Lets go of the asker's signal, which may outlive many questions. */
  readonly release: () => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** Speaks to a thread that serves `Offered`. When the thread dies, everything asked of it is rejected with `threadDied`. */
export function connectThread<Offered extends Tasks>(worker: Worker): ThreadClient<Offered> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let death: KronikaError | null = null;
  const ended = new Promise<void>((resolve) => {
    const die = (detail: string): void => {
      death ??= new KronikaError('threadDied', {}, detail);
      for (const { reject, release } of waiting.values()) {
        release();
        reject(death);
      }
      waiting.clear();
      resolve();
    };
    worker.on('error', (error: unknown) => {
      die(failureOf(error).detail ?? '');
    });
    worker.on('exit', (code) => {
      die(`exit code ${String(code)}`);
    });
  });

  worker.on('message', (message: Answer) => {
    const asker = waiting.get(message.id);
    if (asker === undefined) return;
    if (message.kind === 'progress') {
      asker.onProgress?.(message.progress as never);
      return;
    }
    waiting.delete(message.id);
    asker.release();
    if (message.kind === 'value') asker.resolve(message.value as never);
    else asker.reject(toError(message.failure));
  });

  return {
    ask: (name, input, options = {}) =>
      new Promise((resolve, reject) => {
        if (death !== null) {
          reject(death);
          return;
        }
        const id = (lastId += 1);
        const cancelled = new Int32Array(new SharedArrayBuffer(4));
        const { signal } = options;
        const cancel = (): void => {
          Atomics.store(cancelled, 0, 1);
        };
        if (signal?.aborted === true) cancel();
        signal?.addEventListener('abort', cancel, { once: true });
        const release = (): void => signal?.removeEventListener('abort', cancel);
        waiting.set(id, { resolve, reject, release, onProgress: options.onProgress });
        worker.postMessage({ id, name, input, cancelled } satisfies Question, options.transfer);
      }),
    close: async () => {
      if (death === null) worker.postMessage(closing);
      await ended;
    },
  };
}

function toError(failure: Failure): KronikaError {
  return new KronikaError(failure.kind, failure.facts, failure.detail);
}
