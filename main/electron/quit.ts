import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Workspace } from '../workspace/workspace';
import { finalised } from './exit';

const closeWithinMs = 30_000;
/** Windows ends a program that takes longer while its user logs off. */
const endWithinMs = 2000;

/**
 * Closing the window ends the program, but not before a page in hand is stored and the archive is one file. Where the user
 * logs off or the computer goes down there is little time for that: what was stored is whole at any moment, and the next
 * start goes on from there.
 */
export function quitWhenClosed(window: BrowserWindow, workspace: Pick<Workspace, 'close'>): void {
  let isClosing = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const leave = (): void => {
    isClosed = true;
    app.quit();
  };
  // A thread that does not come back does not keep the program from ending.
  const leaveWithin = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(leave, ms);
    timer.unref();
  };
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    if (timer === undefined) leaveWithin(closeWithinMs);
    workspace.close().finally(finalised).then(leave, leave);
  });
  const end = (): void => {
    leaveWithin(endWithinMs);
    app.quit();
  };
  powerMonitor.on('shutdown', end);
  window.on('session-end', end);
  // How Linux ends what runs in a session.
  process.on('SIGTERM', end);
}
