import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { autostartEntry, startCommand, windowsArgument } from '../../workspace/settings/log-on-entry';

/** Starting at log-on, as the operating system knows it: what a person takes away there is gone here as well. */
export interface LogOn {
  readonly canStart: boolean;
  starts(): boolean;
  /** `comment`: what people read of it in the settings of their desktop. */
  set(starts: boolean, comment: string): void;
}

/** `dataDir`: as it was given at the start, null for the usual one. */
export function logOnOf(dataDir: string | null): LogOn {
  const command = startCommand({
    ...{ execPath: process.execPath, platform: process.platform, env: process.env, dataDir },
    appFolder: app.isPackaged ? null : app.getAppPath(),
    isThere: existsSync,
  });
  if (process.platform === 'linux') {
    const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart');
    const path = join(folder, 'kronika.desktop');
    return {
      canStart: true,
      starts: () => existsSync(path),
      set(starts, comment) {
        if (!starts) rmSync(path, { force: true });
        else {
          mkdirSync(folder, { recursive: true });
          writeFileSync(path, autostartEntry(command, comment));
        }
      },
    };
  }
  const isWindows = process.platform === 'win32';
  const ours = isWindows ? { path: command.program, args: command.args.map(windowsArgument) } : {};
  return {
    canStart: isWindows || process.platform === 'darwin',
    starts: () => app.getLoginItemSettings(ours).openAtLogin,
    set(starts) {
      app.setLoginItemSettings({ ...ours, openAtLogin: starts });
    },
  };
}
