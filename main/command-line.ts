import { constants } from 'node:os';
import { app } from 'electron';
import { failureOf } from '../preload/failure';
import type { Language } from '../preload/model';
import { words } from '../preload/words/words';
import { WrongUsage, type About } from './cli/arguments';
import { completionScript } from './cli/completion';
import { exitCode, exitCodeOf, type ExitCode } from './cli/exit-code';
import { runCommand, sayFailure, sayUsage, type Command } from './cli/run';
import type { OwnTerminal, Terminal } from './cli/terminal';
import { usageText } from './cli/usage';
import { endAsFault, exit } from './electron/exit';
import { openLog } from './electron/log';
import { printPage } from './electron/printing';
import { registerScheme } from './electron/windows/window';
import { electronPlatform, systemLanguage } from './electron/platform';
import { policyOfComputer } from './policy/read-policy';
import { rememberedLanguage } from './workspace/settings/settings';
import { Workspace } from './workspace/workspace';

/** Answers `--help`, `--version`, `completion` and a command line that was not understood. */
export function sayAbout(about: WrongUsage | About, terminal: Terminal): ExitCode {
  if (about instanceof WrongUsage) return sayUsage(about, systemLanguage(), terminal);
  terminal.out(answerAbout(about, systemLanguage()));
  return exitCode.done;
}

function answerAbout(about: About, language: Language): string {
  switch (about.command) {
    case 'help':
      return usageText(language);
    case 'version':
      return app.getVersion();
    case 'completion':
      return completionScript(about.shell, language);
  }
}

/** Chromium has no sandbox for root (build/linux/kronika switches it off, or there would be no window). */
export function sayWithoutSandbox(terminal: Terminal): void {
  terminal.say(words(spokenLanguage())('cli.sandboxOff'));
}

/** Runs one command without a window. */
export async function runInTerminal(
  command: Command,
  dataDir: string,
  {
    environmentKey,
    backupPassword,
  }: { readonly environmentKey: string | null; readonly backupPassword: string | null },
  terminal: Terminal,
): Promise<ExitCode> {
  // Nothing is drawn: there is no graphics process, which could fail, or stay when the command has ended.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('in-process-gpu');
  app.dock?.hide();
  // A packet's pages are laid out in windows that nobody sees; the last of them ends no command.
  registerScheme();
  app.on('window-all-closed', () => {});
  await app.whenReady();
  const log = openLog(dataDir);
  const workspace = new Workspace(
    electronPlatform({ dataDir, environmentKey, log: log.write, remembersAccount: false }),
  );
  const controller = new AbortController();
  obeySignals(command, controller);
  try {
    return await runCommand(command, workspace, terminal, controller.signal, {
      note: log.note,
      backupPassword,
      print: printPage(null),
    });
  } finally {
    await workspace.close();
  }
}

/** A download stores what it has in hand, and what it stored is then taken into the index; nothing is lost without that. */
const graceMs = 30_000;

/** A signal lets a download or an export end in order, and ends everything else at once; so does a second one. */
function obeySignals(invocation: Command, controller: AbortController): void {
  const { command } = invocation;
  const makesPacket = command === 'subject' && invocation.packet !== null;
  const endsInOrder = command === 'sync' || command === 'export' || makesPacket;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const endNow = (): void => {
      // As a shell counts a program that its signal ended.
      void exit(128 + constants.signals[signal]);
    };
    process.on(signal, () => {
      if (!endsInOrder || controller.signal.aborted) {
        endNow();
        return;
      }
      controller.abort();
      setTimeout(endNow, graceMs).unref();
    });
  }
}

/** Ends a command that threw something unforeseen: a sentence, its details in the log, and a code. */
export async function endWithFault(thrown: unknown, dataDir: string, terminal: OwnTerminal): Promise<never> {
  const failure = failureOf(thrown);
  const code = exitCodeOf(failure.kind, false);
  endAsFault(code);
  sayFailure(failure, spokenLanguage(), terminal, openLog(dataDir).note('uncaught', failure));
  return await end(code, terminal);
}

/** Ends the process once what was said has left it. Results that could not be written are no success. */
export async function end(code: ExitCode, terminal: OwnTerminal): Promise<never> {
  await terminal.flush();
  const { failure } = terminal;
  if (failure !== null) {
    terminal.say(words(spokenLanguage())('cli.notAllWritten'));
    sayFailure(failure, spokenLanguage(), terminal, null);
    await terminal.flush();
  }
  await exit(failure === null ? code : exitCodeOf(failure.kind, true));
  return await new Promise<never>(() => {});
}

/** The language that administrators decided on, or that was chosen in the window, as far as there is one. */
function spokenLanguage(): Language {
  return policyOfComputer().held.language ?? rememberedLanguage(app.getPath('userData')) ?? systemLanguage();
}
