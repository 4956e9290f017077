import { app } from 'electron';
import { words } from '../preload/words/words';
import type { Language } from '../preload/model';
import { WrongUsage, type Invocation } from './cli/arguments';
import { exitCode, type ExitCode } from './cli/exit-code';
import { runCommand, sayUsage, type Command, type Terminal } from './cli/run';
import { openLog } from './log';
import { electronMachine } from './machine';
import { Workspace } from './workspace/workspace';

/** Answers `--help`, `--version` and a command line that was not understood. */
export function sayAbout(
  about: WrongUsage | Extract<Invocation, { readonly command: 'help' } | { readonly command: 'version' }>,
  terminal: Terminal,
): ExitCode {
  const language: Language = app.getLocale().toLowerCase().startsWith('en') ? 'en' : 'pl';
  if (about instanceof WrongUsage) return sayUsage(about, language, terminal);
  terminal.out(about.command === 'help' ? words(language)('cli.usage') : app.getVersion());
  return exitCode.done;
}

/** Runs one command without a window. */
export async function runInTerminal(command: Command, dataDir: string, terminal: Terminal): Promise<ExitCode> {
  // Nothing is drawn: no graphics process is needed, and none may fail.
  app.disableHardwareAcceleration();
  app.dock?.hide();
  await app.whenReady();
  const log = openLog(dataDir);
  const workspace = new Workspace(electronMachine(dataDir, log.write, false));
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      controller.abort();
    });
  }
  try {
    return await runCommand(command, workspace, terminal, controller.signal);
  } finally {
    await workspace.close();
  }
}
