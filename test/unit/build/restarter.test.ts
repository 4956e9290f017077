import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { restarter } from '../../../build/dev/restarter.mjs';
import { toExitCode } from '../../../build/setup/run.mjs';

/** A program that lives until it is told to end, or ends with the code that it is given. */
function programs(...codes: readonly (number | 'lives')[]) {
  let starts = 0;
  const heard: (() => void)[] = [];
  return {
    started: () => new Promise<void>((resolve) => heard.push(resolve)),
    run: async (onStart?: (child: ReturnType<typeof spawn>) => void): Promise<number> => {
      const how = codes[starts++]!;
      const code = how === 'lives' ? 'setInterval(() => {}, 1000)' : `process.exit(${String(how)})`;
      const child = spawn(process.execPath, ['-e', code]);
      onStart?.(child);
      heard.splice(0).forEach((tell) => {
        tell();
      });
      const [exit, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      return toExitCode(exit, signal);
    },
    count: () => starts,
  };
}

describe('a program under development', () => {
  it('starts again when it is told to, and ends when a person closes it', async () => {
    const program = restarter();
    const runs = programs('lives', 0);
    const first = runs.started();
    const ended = program.run(runs.run);
    await first;
    program.restart();
    expect(await ended).toBe(0);
    expect(runs.count()).toBe(2);
  });

  it('waits for the next change after a crash', async () => {
    const program = restarter();
    const runs = programs(1, 0);
    let waited = false;
    const ended = program.run(runs.run, () => {
      waited = true;
      program.restart();
    });
    expect(await ended).toBe(0);
    expect(waited).toBe(true);
    expect(runs.count()).toBe(2);
  });

  it('ends with the code of a signal from outside', async () => {
    const program = restarter();
    const ended = program.run(async (onStart) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      onStart?.(child);
      child.kill('SIGTERM');
      const [exit, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      return toExitCode(exit, signal);
    });
    expect(await ended).toBe(143);
  });
});
