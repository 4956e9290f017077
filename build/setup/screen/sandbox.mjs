import { readFileSync } from 'node:fs';

// Chromium's sandbox is made of user namespaces; these say whether a person may make one (Ubuntu 24.04, older Debian).
const switches = [
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', forbidding: '1' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', forbidding: '0' },
];

/**
 * Why Chromium would refuse to start with its sandbox on this machine, or undefined where it does not.
 * @returns {'root' | 'forbidden' | undefined}
 */
export function explainNoSandbox() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'root';
  return switches.some(({ file, forbidding }) => readSwitch(file) === forbidding) ? 'forbidden' : undefined;
}

/** @param {string} file */
function readSwitch(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
