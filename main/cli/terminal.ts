import type { Terminal } from './run';

/** The terminal of this process: results on stdout, everything else on stderr. */
export function openTerminal(): Terminal & { flush(): Promise<void> } {
  // `kronika search ... | head` closes the pipe early: that is the reader's right, not a failure.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const isInteractive = process.stderr.isTTY;
  let isShowing = false;
  const clear = (): void => {
    if (isShowing) process.stderr.write('\r\u001B[K');
    isShowing = false;
  };
  return {
    isInteractive,
    out: (line) => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    say: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    show: (line) => {
      clear();
      if (line === '') return;
      process.stderr.write(line.slice(0, Math.max(20, process.stderr.columns - 1)));
      isShowing = true;
    },
    flush: async () => {
      await Promise.all([process.stdout, process.stderr].map(flushed));
    },
  };
}

/** Resolves once everything written so far has left the process: pipes are written in the background. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
