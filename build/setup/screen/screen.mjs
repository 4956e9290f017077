import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupStopped } from '../say.mjs';

/** Whether there is a screen to draw on; only a Linux can be without. @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform */
export function hasScreen(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Does a piece of work with a virtual screen that is this one's alone, and takes it away afterwards.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work Is given the environment in which that is the screen.
 * @returns {Promise<T>}
 */
export function withVirtualScreen(work) {
  return withVirtualScreens(1, work);
}

/**
 * Likewise with several, for work that shares neither focus nor clipboard: the first one is the screen, and
 * KRONIKA_SCREENS names all of them.
 * @template T
 * @param {number} count
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withVirtualScreens(count, work) {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-screen-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, makeAuthority(randomBytes(16)), { mode: 0o600 });
  /** @type {import('node:child_process').ChildProcess[]} */
  const servers = [];
  const close = () => {
    for (const server of servers) server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  try {
    /** @type {string[]} */
    const displays = [];
    while (displays.length < count) {
      const { server, display } = await startServer(authority);
      servers.push(server);
      displays.push(display);
    }
    return await work({
      ...process.env,
      DISPLAY: displays[0],
      KRONIKA_SCREENS: displays.join(' '),
      XAUTHORITY: authority,
      XDG_SESSION_TYPE: 'x11',
      WAYLAND_DISPLAY: undefined,
    });
  } finally {
    process.off('exit', close);
    close();
  }
}

/** @param {string} authority @returns {Promise<{ server: import('node:child_process').ChildProcess, display: string }>} */
function startServer(authority) {
  // The server itself picks a display that is free and tells it on its third descriptor.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', authority];
  return new Promise((resolve, reject) => {
    // In a group of its own, so that Ctrl+C ends the program first and its screen only after it.
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
    let complaint = '';
    let number = '';
    server.stderr?.setEncoding('utf8').on('data', (text) => {
      complaint += text;
    });
    /** @type {import('node:stream').Readable} */ (server.stdio[3]).setEncoding('utf8').on('data', (text) => {
      number += text;
      if (number.endsWith('\n')) resolve({ server, display: `:${number.trim()}` });
    });
    server.on('error', (error) => {
      reject(stopWithoutScreen(error.message));
    });
    server.on('exit', () => {
      reject(stopWithoutScreen(complaint.trim()));
    });
  });
}

/** @param {string} cause */
function stopWithoutScreen(cause) {
  return new SetupStopped('There is no screen, and no virtual one could be started (Xvfb).', cause, [
    'On Debian and Ubuntu: sudo apt-get install -y xvfb xauth',
    'Or start from a desktop session, where DISPLAY or WAYLAND_DISPLAY is set.',
  ]);
}

/**
 * The file with which server and program recognise each other, so that no other user of the machine sees this screen.
 * Layout: Xau(3), "AUTHORIZATION FILE"; family 0xffff is any host, an empty number any display.
 * @param {Uint8Array} cookie
 */
export function makeAuthority(cookie) {
  const anyHost = Buffer.from([0xff, 0xff]);
  const parts = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), Buffer.from(cookie)];
  return Buffer.concat([anyHost, ...parts.map(prefixLength)]);
}

/** @param {Buffer} bytes */
function prefixLength(bytes) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
