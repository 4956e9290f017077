import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { errorOf, failureOf, KronikaError, type Failure } from '../../preload/failure';

/** What a task may do besides answering. */
export interface TaskContext {
  /** Tells the asker how far it is; may be called from a long synchronous task. */
  readonly report: (progress: unknown) => void;
  /** True once the question is cancelled; a long task looks now and then and throws `cancelled`. */
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
  /** Ends the thread where nothing is asked of it, and with it the memory it took; the next question starts it anew. */
  rest(): Promise<void>;
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
    // Superseded while it waited in line: the answer is not wanted any more.
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

/** So often in a row, without an answer in between, a thread is started anew. */
const maxDeaths = 3;

/** One life of a thread, and what is asked of it. */
interface Life {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  readonly ended: Promise<void>;
}

/**
 * Speaks to a thread that serves `Offered`. When it dies, everything asked of it is rejected with `threadDied`, and the next
 * question starts it anew, unless it dies again and again.
 */
export function connectThread<Offered extends Tasks>(start: () => Worker): ThreadClient<Offered> {
  let lastId = 0;
  let deaths = 0;
  let lastDeath: KronikaError | null = null;
  let isClosed = false;
  /** While the thread ends for want of work; what is asked meanwhile waits for the next one. */
  let resting: Promise<void> | null = null;
  let life: Life | null = begin();

  function begin(): Life {
    const worker = start();
    const waiting = new Map<number, Waiting>();
    let reason: string | null = null;
    worker.on('error', (error: unknown) => {
      // Its end follows: what it held open (files, locks) is free only then.
      reason = failureOf(error).detail ?? '';
    });
    const ended = new Promise<void>((resolve) => {
      worker.on('exit', (code) => {
        life = null;
        if (resting === null) {
          deaths += 1;
          lastDeath = new KronikaError('threadDied', {}, reason ?? `exit code ${String(code)}`);
        }
        for (const { reject, release } of waiting.values()) {
          release();
          reject(lastDeath ?? new KronikaError('threadDied'));
        }
        waiting.clear();
        resolve();
      });
    });
    worker.on('message', (message: Answer) => {
      deaths = 0;
      take(message, waiting);
    });
    return { worker, waiting, ended };
  }

  /** The thread as it lives, or anew. Throws `threadDied` where that is in vain. */
  function living(): Life {
    if (lastDeath !== null && (isClosed || deaths >= maxDeaths)) throw lastDeath;
    return (life ??= begin());
  }

  const askNow: ThreadClient<Offered>['ask'] = (name, input, options = {}) =>
    new Promise((resolve, reject) => {
      const { worker, waiting } = living();
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
    });

  return {
    ask: (name, input, options) =>
      resting === null ? askNow(name, input, options) : resting.then(() => askNow(name, input, options)),
    rest: async () => {
      if (resting !== null || life === null || life.waiting.size > 0) return;
      const { worker, ended } = life;
      resting = ended.then(() => {
        resting = null;
      });
      worker.postMessage(closing);
      await resting;
    },
    close: async () => {
      isClosed = true;
      if (resting === null) life?.worker.postMessage(closing);
      await life?.ended;
      lastDeath ??= new KronikaError('threadDied', {}, 'closed');
    },
  };
}

/** Brings a thread's message to the task that waits for it. */
function take(message: Answer, waiting: Life['waiting']): void {
  const asker = waiting.get(message.id);
  if (asker === undefined) return;
  if (message.kind === 'progress') {
    asker.onProgress?.(message.progress as never);
    return;
  }
  waiting.delete(message.id);
  asker.release();
  if (message.kind === 'value') asker.resolve(message.value as never);
  else asker.reject(errorOf(message.failure));
}
