import { expect, test, type Page } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server as NetServer } from 'node:net';
import type { Bridge } from '../../../preload/contract';
import type { FailureKind } from '../../../preload/failure';
import type { Fault } from '../../../main/sample-crm/http/faults';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { launch, type Started } from '../driver/launch';
import { startOffice } from '../driver/office';
import { selfSigned } from '../driver/self-signed';

// What Chromium's network says of each trouble, seen through the window's own "test connection".

const ended: (() => Promise<unknown>)[] = [];
test.afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** Listens on a free port of 127.0.0.1 until the test ends; gives the port. */
async function listen(server: NetServer & Pick<Server, 'closeAllConnections'>): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ended.push(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function open(...args: string[]): Promise<Started> {
  const started = await launch({ args });
  ended.push(started.close);
  return started;
}

async function serveOffice(): Promise<CrmServer> {
  const server = await startOffice(50);
  ended.push(() => server.close());
  return server;
}

/** Tests a connection as the window does; `works`, or the kind of failure. */
function testConnection(window: Page, account: string, key: string): Promise<FailureKind | 'works'> {
  return window.evaluate(
    async (input) => {
      const { kronika } = globalThis as unknown as { readonly kronika: Bridge };
      const result = await kronika.ask('testConnection', input);
      return result.ok ? 'works' : result.failure.kind;
    },
    { account, key },
  );
}

test('tells apart what a server sends instead of an answer', async () => {
  const server = await serveOffice();
  const { window } = await open();
  const troubles: readonly (readonly [Fault, FailureKind])[] = [
    [{ kind: 'reset' }, 'unreachable'],
    [{ kind: 'reset', at: 'midBody' }, 'brokenAnswer'],
    [{ kind: 'truncated', how: 'contentLength' }, 'brokenAnswer'],
    [{ kind: 'truncated', how: 'chunked' }, 'brokenAnswer'],
    [{ kind: 'truncated', how: 'json' }, 'brokenAnswer'],
    [{ kind: 'loginPage' }, 'loginPage'],
    [{ kind: 'serverError', status: 502 }, 'crmFault'],
  ];
  expect(await testConnection(window, server.baseUrl, server.key)).toBe('works');
  for (const [fault, kind] of troubles) {
    server.setFaults([fault]);
    expect(await testConnection(window, server.baseUrl, server.key), JSON.stringify(fault)).toBe(kind);
  }
  server.setFaults([]);
  expect(await testConnection(window, server.baseUrl, 'another')).toBe('unauthorised');
  expect(await testConnection(window, server.baseUrl, server.key)).toBe('works');
});

test('tells apart a name nobody has, a server that is not there, and one that sends elsewhere', async () => {
  const { window } = await open();
  expect(await testConnection(window, 'https://crm.invalid/publicApi/', 'key')).toBe('unknownInstance');

  const gone = await startOffice(1);
  await gone.close();
  expect(await testConnection(window, gone.baseUrl, 'key')).toBe('unreachable');

  const server = await serveOffice();
  let followed = 0;
  const portal = await listen(
    createServer((request, response) => {
      if (request.url === '/login') followed += 1;
      response.writeHead(302, { Location: '/login' }).end();
    }),
  );
  expect(await testConnection(window, `http://127.0.0.1:${portal}/publicApi/`, server.key)).toBe('loginPage');
  expect(followed).toBe(0);
});

test('sends no key to a server whose certificate nobody vouches for', async () => {
  let requests = 0;
  const port = await listen(
    createSecureServer(selfSigned, (_request, response) => {
      requests += 1;
      response.end('{"success":true,"data":[],"otherData":{"totalCount":0}}');
    }),
  );
  const { window } = await open();
  expect(await testConnection(window, `https://127.0.0.1:${port}/publicApi/`, 'key')).toBe('certificateNotTrusted');
  expect(requests).toBe(0);
});

const proxyAnswers: readonly (readonly [string, FailureKind])[] = [
  ['407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"', 'proxyWantsPassword'],
  ['403 Forbidden', 'unreachable'],
];

for (const [answer, kind] of proxyAnswers)
  test(`says what a proxy wants that answers ${answer.slice(0, 3)}, and sends it no key`, async () => {
    const heard: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      heard.push(`${request.url ?? ''} ${JSON.stringify(request.headers)}`);
      socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
    });
    const port = await listen(proxy);
    const { window } = await open(`--proxy-server=127.0.0.1:${port}`);
    expect(await testConnection(window, 'https://crm.invalid/publicApi/', 'a-key-that-must-not-leak')).toBe(kind);
    expect(heard.some((line) => line.startsWith('crm.invalid:443'))).toBe(true);
    expect(heard.join('\n')).not.toContain('a-key-that-must-not-leak');
  });
