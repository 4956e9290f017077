import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newKeys, signedNotice } from '../../../build/package/sign-notice.mjs';
import { decide } from '../../../main/policy/policy';
import { ReleaseWatch } from '../../../main/workspace/release-watch';
import { KeptSettings } from '../../../main/workspace/settings/kept-settings';
import { settingsPathOf } from '../../../main/workspace/settings/settings';
import { temporaryFolder } from '../temp-archive';
import { undoAfterTest } from '../undo';
import { platformOf } from './platform-of';

const { privateKey, publicKey } = newKeys();
const release = { version: '1.1.0', date: '2026-11-28', where: 'https://intranet.example/kronika/' };
const day = (date: string): Date => new Date(`${date}T12:00:00`);

/** What answers at the address of an office, and all that was asked there. */
async function serve(answer: RequestListener): Promise<{ address: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/kronika.json`, asked };
}

const file =
  (text: string): RequestListener =>
  (_, response) => {
    response.setHeader('Set-Cookie', 'who=you');
    response.end(text);
  };

/** A program of version 1.0.0, on a computer with such policies. */
function watch(policies: Record<string, unknown>, dataDir = temporaryFolder(), version = '1.0.0') {
  const log: string[] = [];
  const policy = decide([{ place: 'policy', entries: policies }], []);
  const platform = platformOf(dataDir, log, { policy, version });
  const kept = new KeptSettings(settingsPathOf(dataDir), () => {});
  return { watch: new ReleaseWatch({ platform, kept }), log, dataDir };
}

const on = (address: string) => ({ updateNotice: true, updateAddress: address, updateKey: publicKey });

test('nothing is asked where nobody switched it on, and nothing can be where no place is named', async () => {
  const { address, asked } = await serve(file(signedNotice(release, privateKey)));
  const off = watch({ updateAddress: address, updateKey: publicKey });
  expect(await off.watch.look()).toBeNull();
  expect(off.watch.standing).toEqual({ address, isOn: false, newer: null, failure: null });
  const nowhere = watch({ updateNotice: true });
  await nowhere.watch.change(true);
  expect(nowhere.watch.standing).toMatchObject({ address: null, isOn: false });
  expect(asked).toHaveLength(0);
});

test('a newer version is told once, and stands in the settings until it is installed', async () => {
  const { address, asked } = await serve(file(signedNotice(release, privateKey)));
  const { watch: looking, dataDir } = watch(on(address));
  expect(await looking.look(day('2026-11-29'))).toEqual(release);
  expect(await looking.look(day('2026-11-29'))).toBeNull();
  expect(asked).toHaveLength(1);
  expect(looking.standing.newer).toEqual(release);
  const nextDay = watch(on(address), dataDir).watch;
  expect(nextDay.standing.newer).toEqual(release);
  expect(await nextDay.look(day('2026-11-30'))).toBeNull();
  expect(asked).toHaveLength(2);
  expect(watch(on(address), dataDir, '1.1.0').watch.standing.newer).toBeNull();
});

test('the request says nothing of who asks, and a cookie that was given is not brought back', async () => {
  const { address, asked } = await serve(file(signedNotice(release, privateKey)));
  const { watch: looking } = watch(on(address));
  await looking.look(day('2026-11-29'));
  await looking.look(day('2026-11-30'));
  for (const { headers, method, url } of asked) {
    expect([method, url]).toEqual(['GET', '/kronika.json']);
    expect(headers).toMatchObject({ 'user-agent': 'Kronika', accept: 'application/json' });
    for (const name of ['cookie', 'authorization', 'referer', 'origin']) expect(headers[name], name).toBeUndefined();
  }
});

test('a version that is older, or the same, is no news', async () => {
  for (const version of ['1.0.0', '0.9.0']) {
    const { address } = await serve(file(signedNotice({ ...release, version }, privateKey)));
    const { watch: looking } = watch(on(address));
    expect(await looking.look()).toBeNull();
    expect(looking.standing).toMatchObject({ newer: null, failure: null });
  }
});

test('where the newest version was withdrawn, the one before is told no second time', async () => {
  let text = signedNotice(release, privateKey);
  const { address } = await serve((request, response) => {
    file(text)(request, response);
  });
  const { watch: looking } = watch(on(address));
  await looking.look(day('2026-11-28'));
  text = signedNotice({ ...release, version: '1.2.0' }, privateKey);
  expect(await looking.look(day('2026-11-29'))).toMatchObject({ version: '1.2.0' });
  text = signedNotice(release, privateKey);
  expect(await looking.look(day('2026-11-30'))).toBeNull();
  expect(looking.standing.newer).toEqual(release);
});

test.each([
  ['signature', file(signedNotice(release, newKeys().privateKey))],
  ['unreadable', file('<html>Sign in</html>')],
  ['tooLarge', file(' '.repeat(9000))],
  ['unreachable', (_: IncomingMessage, response: Parameters<RequestListener>[1]) => response.writeHead(404).end()],
  ['unreachable', (request: IncomingMessage) => request.socket.destroy()],
] as const)('%s: nothing is told, the settings and the log say why, and it is tried again', async (kind, answer) => {
  const { address, asked } = await serve(answer);
  const { watch: looking, log } = watch(on(address));
  expect(await looking.look(day('2026-11-29'))).toBeNull();
  expect(looking.standing).toMatchObject({ newer: null, failure: kind });
  expect(log).toEqual([`newer version: ${kind}`]);
  const before = asked.length;
  await looking.look(day('2026-11-29'));
  expect(asked.length).toBeGreaterThan(before);
});

test('an answer without an end is not read to its end', async () => {
  const { address } = await serve((_, response) => {
    // Until the other side has gone: writing on after that would never come to an end.
    const more = (error?: Error | null): void => {
      if (error == null && !response.destroyed) response.write(' '.repeat(4096), more);
    };
    more();
  });
  const { watch: looking } = watch(on(address));
  await looking.look();
  expect(looking.standing.failure).toBe('tooLarge');
});

test('where the address leads elsewhere, it is not followed', async () => {
  const elsewhere = await serve(file(signedNotice(release, privateKey)));
  const { address } = await serve((_, response) => {
    response.writeHead(302, { Location: elsewhere.address }).end();
  });
  const { watch: looking } = watch(on(address));
  expect(await looking.look()).toBeNull();
  expect(looking.standing.failure).toBe('redirected');
  expect(elsewhere.asked).toHaveLength(0);
});

test('a file on a disk or a share is read likewise', async () => {
  const path = join(temporaryFolder(), 'kronika.json');
  const { watch: looking } = watch(on(path));
  await looking.look();
  expect(looking.standing.failure).toBe('unreachable');
  writeFileSync(path, signedNotice(release, privateKey));
  expect(await looking.look()).toEqual(release);
  writeFileSync(path, ' '.repeat(9000));
  await looking.change(true);
  expect(looking.standing.failure).toBe('tooLarge');
  const folder = join(temporaryFolder(), 'folder');
  mkdirSync(folder);
  const atFolder = watch(on(folder)).watch;
  await atFolder.look();
  expect(atFolder.standing.failure).toBe('unreachable');
});

test('a person switches it on where an administrator named the place and left it open', async () => {
  const { address, asked } = await serve(file(signedNotice(release, privateKey)));
  const { watch: looking, dataDir } = watch({ updateAddress: address, updateKey: publicKey });
  await looking.change(true);
  expect(looking.standing).toEqual({ address, isOn: true, newer: release, failure: null });
  await looking.change(false);
  expect(looking.standing).toMatchObject({ isOn: false, newer: null });
  expect(asked).toHaveLength(1);
  expect(watch({ ...on(address), updateNotice: false }, dataDir).watch.standing.isOn).toBe(false);
});
