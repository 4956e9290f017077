import type { ElectronApplication } from '@playwright/test';
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether real keys can be pressed here. A build server always can. */
export const hasRealKeys = process.platform === 'linux' && spawnSync('xdotool', ['version']).status === 0;

/**
 * Gives `xdotool` what it is to do with the keyboard and the mouse, through the X server: the program hears it before its
 * page does, which what Playwright presses passes by. Keys are named as there: "alt+Left", "ctrl+KP_Add".
 */
export async function doReally(app: ElectronApplication, ...acts: readonly string[]): Promise<void> {
  const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--pid', String(app.process().pid)]);
  for (const id of stdout.trim().split('\n')) await run('xdotool', ['windowfocus', '--sync', id]);
  await run('xdotool', [...acts]);
}
