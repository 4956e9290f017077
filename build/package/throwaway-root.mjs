import { existsSync } from 'node:fs';
import { run, runInPlace } from '../setup/run.mjs';

/**
 * A copy of this computer's files that is gone with the process that asked for it: what is installed there, or left behind,
 * touches nothing of the computer. Linux alone has what it is made of (mount namespaces, overlayfs), and root alone may use it.
 */

/** Why there can be none here; null where there can. */
export async function whyNoThrowawayRoot() {
  if (process.platform !== 'linux') return 'it needs a Linux';
  if (process.getuid?.() !== 0) return 'it needs root (sudo), for a copy of the system in which packages are installed';
  if (!existsSync('/usr/bin/dpkg-deb')) return 'it needs a Debian or Ubuntu (dpkg)';
  const tried = await run('unshare', entering(['true']), {
    env: { ...process.env, KRONIKA_THROWAWAY_FOLDER: '/', KRONIKA_THROWAWAY_KEPT: '' },
  });
  return tried.code === 0 ? null : `this computer makes no copy of itself: ${tried.output.trim()}`;
}

/** The new root is a real one, not a chroot: inside a chroot the kernel makes no user namespaces, and Chromium no sandbox. */
const enter = `
set -e
root=$(mktemp -d)
mount --make-rprivate /
mount -t tmpfs -o mode=755 kronika-root "$root"
mkdir "$root/upper" "$root/work" "$root/root"
mount -t overlay -o "lowerdir=/,upperdir=$root/upper,workdir=$root/work" kronika-root "$root/root"
cd "$root/root"
[ -z "$KRONIKA_THROWAWAY_KEPT" ] || mount --bind "$KRONIKA_THROWAWAY_KEPT" ".$KRONIKA_THROWAWAY_KEPT"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs -o mode=755 run run
mkdir -p mnt
pivot_root . mnt
umount -l /mnt
cd "$KRONIKA_THROWAWAY_FOLDER"
exec "$@"
`;

/**
 * Runs a command there, in our place; answers its exit code. It has the network, and may run parts of its own without. What is
 * written into the folder `kept` stays.
 * @param {readonly string[]} command @param {{ folder: string, kept: string, env: NodeJS.ProcessEnv }} surroundings
 */
export function runInThrowawayRoot(command, { folder, kept, env }) {
  return runInPlace('unshare', entering(command), {
    env: { ...env, KRONIKA_THROWAWAY_FOLDER: folder, KRONIKA_THROWAWAY_KEPT: kept },
  });
}

/** @param {readonly string[]} command */
function entering(command) {
  return ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', enter, 'enter', ...command];
}

/** A command as it runs without any network but the computer's own. @param {readonly string[]} command */
export function withoutNetwork(command) {
  return ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'alone', ...command];
}
