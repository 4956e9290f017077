import { app, dialog, type BrowserWindow } from 'electron';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Language } from '../../../preload/model';
import { sentenceOf } from '../../../preload/words/sentence';
import { words } from '../../../preload/words/words';
import { exitCodeOf } from '../../cli/exit-code';
import { exit } from '../exit';
import { openLog } from '../log';
import { tellWindow } from './window';
import { policyOfComputer } from '../../policy/read-policy';
import { rememberedLanguage } from '../../workspace/settings/settings';

/** A page that dies as often as this within a minute would die again: the person decides. */
const maxDeaths = 3;
const withinMs = 60_000;

const reopened: Failure = { kind: 'windowReopened', facts: {} };

/**
 * Loads the page anew when its process is gone (out of memory, killed, crashed), and tells the person so. `leave`: they would
 * rather go without it.
 */
export function reviveWindow(
  window: BrowserWindow,
  language: () => Language,
  log: (line: string) => void,
  leave: () => void,
): void {
  let deaths: readonly number[] = [];
  const revive = (): void => {
    window.webContents.once('did-finish-load', () => {
      tellWindow(window, 'failed', reopened);
    });
    window.webContents.reload();
  };
  const ask = async (): Promise<void> => {
    const t = words(language());
    const { what, remedy } = sentenceOf({ kind: 'windowDies', facts: {} }, language());
    const buttons = [t('windowDeath.again'), t('windowDeath.close')];
    const answer = await dialog.showMessageBox(window, { type: 'warning', message: what, detail: remedy, buttons });
    if (answer.response === 0) revive();
    else leave();
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`window: its process is gone: ${reason} (${String(exitCode)})`);
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < withinMs), now];
    if (deaths.length <= maxDeaths) revive();
    else void ask();
  });
}

/** Says why no window could be opened, and ends the program. */
export async function endUnopened(thrown: unknown, dataDir: string): Promise<void> {
  const failure = failureOf(thrown);
  openLog(dataDir).note('start', failure);
  const { what, remedy } = sentenceOf(failure, policyOfComputer().held.language ?? rememberedLanguage(dataDir) ?? 'pl');
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', message: what, detail: remedy });
  await exit(exitCodeOf(failure.kind, false));
}

/** Chromium starts its other processes anew by itself: only the log is told. */
export function logLostProcesses(log: (line: string) => void): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log(`${type}: its process is gone: ${reason} (${String(exitCode)})`);
  });
}
