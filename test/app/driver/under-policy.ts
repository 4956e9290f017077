import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../build/setup/electron/electron.mjs';

/**
 * The program follows one file of root's, and nothing that is set tells it of another. So a test puts that file there in a view
 * of the disk of its own, which only root can make and which is gone with the program.
 */
const enter = `
set -e
mount --make-rprivate /
mount -t tmpfs kronika-policy "$1/mount"
mkdir -p "$1/mount/upper/kronika" "$1/mount/work"
cp "$1/policy.json" "$1/mount/upper/kronika/policy.json"
chmod 755 "$1/mount" "$1/mount/upper" "$1/mount/upper/kronika"
chmod "$2" "$1/mount/upper/kronika/policy.json"
mount -t overlay -o "lowerdir=/etc,upperdir=$1/mount/upper,workdir=$1/mount/work" kronika-policy /etc
shift 2
exec "$@"
`;

/** Programs that find a policy where administrators put it. */
export interface UnderPolicy {
  /** Runs whatever its arguments say. */
  readonly any: string;
  /** Electron itself. */
  readonly electron: string;
  /** Takes both away again. */
  readonly remove: () => void;
}

/** Whether a test can put a policy there: it takes root on a Linux. */
export function canHavePolicy(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['--mount', 'true'], { timeout: 10_000 }).status === 0;
}

/** Makes these programs. `mode`: who may write the file, as chmod takes it. */
export function underPolicy(policy: string, mode = '644'): UnderPolicy {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-policy-'));
  mkdirSync(join(folder, 'mount'));
  writeFileSync(join(folder, 'policy.json'), policy);
  writeFileSync(join(folder, 'enter.sh'), enter);
  const program = (name: string, command: string): string => {
    const path = join(folder, name);
    writeFileSync(
      path,
      `#!/bin/sh\nexec unshare --mount sh "${folder}/enter.sh" "${folder}" ${mode} ${command} "$@"\n`,
    );
    chmodSync(path, 0o755);
    return path;
  };
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron here yet: start the tests with `npm test -- app`.');
  return {
    any: program('any', ''),
    electron: program('electron', `"${electron.executable}"`),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
