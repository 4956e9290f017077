import { createInterface } from 'node:readline';
import { failureOf, systemCodeOf, type Failure } from '../../preload/failure';
import { harmless, jsonLine } from '../../preload/harmless';

/** Where a command writes: results to `out` and `json`, everything else to `say`. */
export interface Terminal {
  /** A line for people. */
  out(line: string): void;
  /** A value for programs, as one line. */
  json(value: unknown): void;
  say(line: string): void;
  /** True where `say` is a screen that can be written over: progress is then one moving line. */
  readonly isInteractive: boolean;
  /** True once the reader of the results is gone: going on is in vain. */
  readonly isClosed: boolean;
  /** Replaces the moving line. */
  show(line: string): void;
  /** Whether a person sits there who can be asked. */
  readonly canAsk: boolean;
  /** What the person answers to a question; null where there is no answer. */
  ask(question: string): Promise<string | null>;
}

/** The terminal of this process. */
export interface OwnTerminal extends Terminal {
  /** Why results could not be written (a full disk); null where they were, or where their reader went away. */
  readonly failure: Failure | null;
  /** Waits until everything written so far has left the process. */
  flush(): Promise<void>;
}

/** `kronika search ... | head` closes the pipe early: that is the reader's right, not a failure. Windows says EOF. */
const readerGone = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

/** The terminal of this process: results on stdout, everything else on stderr. */
export function openTerminal(): OwnTerminal {
  const { stdout, stderr } = process;
  let isClosed = false;
  let failure: Failure | null = null;
  stdout.on('error', (error) => {
    // What fails after that is the same once more.
    if (isClosed) return;
    isClosed = true;
    if (!readerGone.has(systemCodeOf(error) ?? '')) failure = failureOf(error);
  });
  // Where stderr itself fails, no place is left to tell of it.
  stderr.on('error', () => {});
  let isShowing = false;
  const clear = (): void => {
    if (isShowing) stderr.write('\r\u001B[K');
    isShowing = false;
  };
  const result = (line: string): void => {
    clear();
    if (!isClosed) stdout.write(`${line}\n`);
  };
  return {
    isInteractive: stderr.isTTY,
    get isClosed() {
      return isClosed;
    },
    get failure() {
      return failure;
    },
    out: (line) => {
      result(harmless(line));
    },
    json: (value) => {
      result(jsonLine(value));
    },
    say: (line) => {
      clear();
      stderr.write(`${harmless(line)}\n`);
    },
    show: (line) => {
      clear();
      if (line === '') return;
      // A terminal that does not know its width says 0.
      const columns = stderr.columns > 0 ? stderr.columns : 80;
      stderr.write(harmless(line).slice(0, Math.max(20, columns - 1)));
      isShowing = true;
    },
    // A stream that is no terminal does not say so: Node leaves it out.
    canAsk: [process.stdin, stderr].every(({ isTTY }) => isTTY),
    ask: async (question) => {
      clear();
      return await askAt(process.stdin, stderr, question);
    },
    flush: async () => {
      await Promise.all([stdout, stderr].map(flushed));
    },
  };
}

/** Null once the answer is broken off (Ctrl-C, Ctrl-D). */
async function askAt(input: NodeJS.ReadStream, output: NodeJS.WriteStream, question: string): Promise<string | null> {
  const lines = createInterface({ input, output });
  try {
    return await new Promise<string | null>((resolve) => {
      lines.once('close', () => {
        resolve(null);
      });
      lines.question(harmless(question), resolve);
    });
  } finally {
    lines.close();
  }
}

/** Resolves once everything written so far has left the process: pipes are written in the background. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
