const Module = require('node:module');
const { join } = require('node:path');

// Loaded before the built program (dist/main/main.cjs) where there is no Electron, so that its command line runs in plain Node.
// It has what a command asks of Electron, and nothing of a window.

/** @type {Map<string, string>} */
const paths = new Map([
  ['exe', process.execPath],
  ['userData', join(process.env['APPDATA'] ?? '', 'Kronika')],
]);
const nothing = () => {};

const app = {
  isPackaged: false,
  commandLine: { appendSwitch: nothing, removeSwitch: nothing },
  disableHardwareAcceleration: nothing,
  exit: (/** @type {number} */ code) => process.exit(code),
  getLocale: () => 'pl',
  getName: () => 'Kronika',
  getPath: (/** @type {string} */ name) => paths.get(name) ?? '',
  getPreferredSystemLanguages: () => ['pl-PL'],
  getVersion: () => '0.0.0',
  on: nothing,
  once: nothing,
  setPath: (/** @type {string} */ name, /** @type {string} */ path) => void paths.set(name, path),
  whenReady: () => Promise.resolve(),
};

// No keyring: keys come from the environment here.
const safeStorage = { isEncryptionAvailable: () => false };
const session = {
  fromPartition: () => ({
    fetch: globalThis.fetch,
    setUserAgent: nothing,
    webRequest: { onBeforeRequest: nothing, onHeadersReceived: nothing },
  }),
};

// Pages of a packet or a report are laid out in windows, which there are none of.
const protocol = { registerSchemesAsPrivileged: nothing };

/** @typedef {(name: string, ...rest: unknown[]) => unknown} Load */
const hidden = /** @type {{ _load: Load }} */ (/** @type {unknown} */ (Module));
const load = hidden._load;

/** @param {string} name @param {unknown[]} rest */
hidden._load = function (name, ...rest) {
  return name === 'electron' ? { app, protocol, safeStorage, session } : load.call(this, name, ...rest);
};
