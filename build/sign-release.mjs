import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newKeys, signedNotice } from './package/sign-notice.mjs';
import { projectRoot, readJson } from './setup/places.mjs';

// For those who hand Kronika on: makes the signed file that says which version is the newest, for an address of theirs.
//
//   node build/sign-release.mjs --new-key key.pem           a pair of keys; the public one is printed, for the policy updateKey
//   node build/sign-release.mjs --key key.pem --where "\\server\install" [--version 1.2.3] [--date 2026-11-29] > kronika-update.json

const { values } = parseArgs({
  options: {
    'new-key': { type: 'string' },
    key: { type: 'string' },
    where: { type: 'string' },
    version: { type: 'string', default: readJson(`${projectRoot}/package.json`).version },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});

const { 'new-key': newKey, key, where, version, date } = values;
if (newKey !== undefined) {
  const { privateKey, publicKey } = newKeys();
  // Never over another key: what it signed would be lost.
  writeFileSync(newKey, privateKey, { flag: 'wx', mode: 0o600 });
  console.log(publicKey);
} else if (key !== undefined && where !== undefined) {
  process.stdout.write(signedNotice({ version, date, where }, readFileSync(key, 'utf8')));
} else {
  console.error('Name --new-key FILE, or --key FILE and --where PLACE.');
  process.exitCode = 2;
}
