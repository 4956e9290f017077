import { spawnSync } from 'node:child_process';
import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { newKeys, signedNotice } from '../../../build/package/sign-notice.mjs';
import { isNewer, readNotice } from '../../../main/versions/notice';
import { policyTable } from '../../../main/policy/table';
import { temporaryFolder } from '../temp-archive';

const { privateKey, publicKey } = newKeys();
const release = { version: '0.2.0', date: '2026-11-29', where: '\\\\serwer\\instalacje\\Kronika' };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

test('a file that was signed by those who may says which version is the newest', () => {
  expect(readNotice(bytes(signedNotice(release, privateKey)), publicKey)).toEqual(release);
});

test('the key that is made is one that the policy takes', () => {
  expect(v.safeParse(policyTable.updateKey.schema, publicKey).success).toBe(true);
});

test('one that another key signed, or that was changed, is not believed', () => {
  const file = signedNotice(release, privateKey);
  expect(readNotice(bytes(file), newKeys().publicKey)).toBe('signature');
  expect(readNotice(bytes(file.replace('0.2.0', '0.3.0')), publicKey)).toBe('signature');
  expect(readNotice(bytes(file.replace('serwer', 'server')), publicKey)).toBe('signature');
  const { signed } = JSON.parse(file) as { signed: string };
  for (const signature of ['', 'AAAA', 'x'.repeat(5000)])
    expect(readNotice(bytes(JSON.stringify({ signed, signature })), publicKey)).toBe('signature');
});

test('a key that is none believes nothing', () => {
  expect(readNotice(bytes(signedNotice(release, privateKey)), 'AAAA')).toBe('signature');
});

function signedText(signed: string): Uint8Array {
  const signature = sign(null, Buffer.from(signed, 'utf8'), privateKey).toString('base64');
  return bytes(JSON.stringify({ signed, signature }));
}

test('one about another product is told apart, and one of another form cannot be read', () => {
  expect(readNotice(signedText(JSON.stringify({ ...release, product: 'other' })), publicKey)).toBe('foreign');
  for (const wrong of [
    {},
    { ...release, product: 'kronika', version: 'latest' },
    { ...release, product: 'kronika', date: 'soon' },
    { ...release, product: 'kronika', where: '' },
    { ...release, product: 'kronika', where: 'a\u202Eb' },
    { ...release, product: 'kronika', where: 'line\nbreak' },
    { ...release, product: 'kronika', where: 'x'.repeat(301) },
  ])
    expect(readNotice(signedText(JSON.stringify(wrong)), publicKey), JSON.stringify(wrong)).toBe('unreadable');
  expect(readNotice(signedText('no JSON'), publicKey)).toBe('unreadable');
});

test.each(['', 'null', '[]', '<html>', '{"signed":1,"signature":2}', '{"signed":"{}"}'])(
  '%j is no such file',
  (text) => {
    expect(readNotice(bytes(text), publicKey)).toBe('unreadable');
  },
);

test('any bytes at all are answered', () => {
  for (let at = 0; at < 256; at += 1) expect(readNotice(Uint8Array.of(at, 255 - at, 0), publicKey)).toBe('unreadable');
});

test.each([
  ['0.2.0', '0.1.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.99.99', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['1.0.0', '1.0.0-beta.2', true],
  ['1.0.0-beta.10', '1.0.0-beta.9', true],
  ['1.0.0-beta', '1.0.0', false],
  ['latest', '0.1.0', false],
  ['0.2.0', '0.0.0-dev+build', false],
])('whether %s comes after %s', (version, than, expected) => {
  expect(isNewer(version, than)).toBe(expected);
});

test('`build/sign-release.mjs` makes a key and the file, and writes over no key', () => {
  const key = join(temporaryFolder(), 'key.pem');
  const script = join(import.meta.dirname, '../../../build/sign-release.mjs');
  const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  const made = run('--new-key', key);
  expect(made.status, made.stderr).toBe(0);
  expect(readFileSync(key, 'utf8')).toContain('PRIVATE KEY');
  expect(run('--new-key', key).status).not.toBe(0);
  const { stdout } = run(
    '--key',
    key,
    '--where',
    'https://intranet.example/',
    '--version',
    '1.2.3',
    '--date',
    '2026-11-29',
  );
  expect(readNotice(bytes(stdout), made.stdout.trim())).toEqual({
    ...{ version: '1.2.3', date: '2026-11-29', where: 'https://intranet.example/' },
  });
  expect(run('--key', key).status).toBe(2);
});
