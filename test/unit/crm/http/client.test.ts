import { getEventListeners } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readAnswer } from '../../../../main/crm/answer';
import { createCrmClient, testConnection, type CrmClientOptions, type Fetch } from '../../../../main/crm/http/client';
import { failureOf, type Failure } from '../../../../preload/failure';
import type { Fault } from '../../../../main/sample-crm/http/faults';
import { buildInteraction, buildNote, dataOfRecords } from '../../../../main/sample-crm/data/records';
import { startCrmServer } from '../../../../main/sample-crm/http/server';

const key = 'k3y-Sekret/+=';
const interaction = buildInteraction({ callDate: '2026-03-12 10:15:00' });
const data = dataOfRecords([{ interaction, notes: [buildNote()] }]);
const question = { from: '2026-03-12 00:00:00', to: '2026-03-12 23:59:59', page: 1 };

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(...faults: Fault[]): Promise<Awaited<ReturnType<typeof startCrmServer>>> {
  const server = await startCrmServer({ data, key, faults });
  closing.push(() => server.close());
  return server;
}

async function serveRaw(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}/publicApi/`;
}

const open = (baseUrl: string, options: Partial<CrmClientOptions> = {}): ReturnType<typeof createCrmClient> =>
  createCrmClient({ baseUrl, key, fetch, ...options });

async function failureOfAsking(baseUrl: string, options: Partial<CrmClientOptions> = {}): Promise<Failure> {
  const failure = await open(baseUrl, options)
    .readHistoryPage(question)
    .then(
      () => {
        throw new Error('the answer was accepted');
      },
      (error: unknown) => failureOf(error),
    );
  expect(JSON.stringify(failure)).not.toContain(key);
  return failure;
}

/** 200 MB in 200 kB. */
const bomb = gzipSync(Buffer.alloc(200_000_000, ' '), { level: 1 });

/** Sends megabyte after megabyte until the client hangs up. */
function pour(response: ServerResponse): void {
  const megabyte = Buffer.alloc(1_000_000, ' ');
  const send = (): void => {
    while (!response.destroyed && response.write(megabyte));
  };
  response.on('drain', send);
  send();
}

describe('createCrmClient', () => {
  it('asks for pages of interactions and of notes as documented, the space as %20', async () => {
    const server = await serve();
    const urls: string[] = [];
    const client = open(server.baseUrl, {
      fetch: (url, init) => {
        urls.push(url);
        return fetch(url, init);
      },
    });
    expect(readAnswer(await client.readHistoryPage(question))).toMatchObject({
      totalCount: 1,
      records: [{ uuid: interaction.uuid }],
    });
    expect(readAnswer(await client.readNotesPage({ uuid: interaction.uuid, page: 1 }))).toMatchObject({
      totalCount: 1,
    });
    expect(urls).toEqual([
      `${server.baseUrl}callHistory?dateFrom=2026-03-12%2000:00:00&dateTo=2026-03-12%2023:59:59&page=1`,
      `${server.baseUrl}notes?callHistory=${interaction.uuid}&page=1`,
    ]);
    expect(server.requests.refused).toBe(0);
  });

  it('sends neither cookies nor cached answers and follows no redirect', async () => {
    const inits: RequestInit[] = [];
    const spy: Fetch = (_url, init) => {
      inits.push(init);
      return Promise.resolve(new Response('{"success":true,"data":[]}'));
    };
    await open('https://x.ccrm.pl/publicApi/', { fetch: spy }).readHistoryPage(question);
    expect(inits[0]).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
  });

  it.each<[Fault, Partial<Failure>]>([
    [{ kind: 'unauthorised' }, { kind: 'unauthorised' }],
    [
      { kind: 'rateLimit', perSecond: 0, burst: 0 },
      { kind: 'rateLimited', facts: { status: 403 } },
    ],
    [
      { kind: 'rateLimit', perSecond: 0, burst: 0, status: 429, retryAfterSeconds: 7 },
      { kind: 'rateLimited', facts: { retryAfterSeconds: 7 } },
    ],
    [
      { kind: 'serverError', status: 503 },
      { kind: 'crmFault', facts: { status: 503 } },
    ],
    [{ kind: 'reset' }, { kind: 'unreachable' }],
    [{ kind: 'reset', at: 'midBody' }, { kind: 'brokenAnswer' }],
    [{ kind: 'truncated', how: 'contentLength' }, { kind: 'brokenAnswer' }],
    [{ kind: 'truncated', how: 'chunked' }, { kind: 'brokenAnswer' }],
    [{ kind: 'loginPage' }, { kind: 'loginPage' }],
    [
      { kind: 'successFalse', message: 'Zły klucz k3y-Sekret/+=' },
      { kind: 'refusedByCrm', facts: { message: 'Zły klucz …' } },
    ],
  ])('tells %j apart', async (fault, failure) => {
    const server = await serve(fault);
    expect(await failureOfAsking(server.baseUrl)).toMatchObject(failure);
  });

  it('gives up on an answer that does not come', async () => {
    const server = await serve({ kind: 'stall' });
    expect(await failureOfAsking(server.baseUrl, { timeoutMs: 30 })).toMatchObject({ kind: 'timedOut' });
  });

  it('gives up on a body that does not end', async () => {
    const url = await serveRaw((_request, response) => void response.writeHead(200).write('{"success":'));
    expect(await failureOfAsking(url, { timeoutMs: 30 })).toMatchObject({ kind: 'timedOut' });
  });

  it('can be cancelled while it waits', async () => {
    const server = await serve({ kind: 'stall' });
    const controller = new AbortController();
    const failure = failureOfAsking(server.baseUrl, { signal: controller.signal });
    controller.abort();
    expect(await failure).toMatchObject({ kind: 'cancelled' });
  });

  it('lets go of the caller’s signal after each answer', async () => {
    const server = await serve();
    const { signal } = new AbortController();
    const client = open(server.baseUrl, { signal });
    await client.readHistoryPage(question);
    await client.readNotesPage({ uuid: interaction.uuid, page: 1 });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('takes a redirect for a login page and does not send the key on', async () => {
    const asked: string[] = [];
    const url = await serveRaw((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { Location: '/login' }).end();
    });
    expect(await failureOfAsking(url)).toMatchObject({ kind: 'loginPage' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [511, '', 'loginPage'],
    [404, '<html></html>', 'crmFault'],
    [400, '{"success":false,"message":"Invalid parameter"}', 'refusedByCrm'],
    [500, '{"success":false,"message":"x"}', 'crmFault'],
    [204, '', 'crmFault'],
  ])('knows status %i', async (status, body, kind) => {
    const url = await serveRaw((_request, response) => void response.writeHead(status).end(body));
    expect(await failureOfAsking(url)).toMatchObject({ kind });
  });

  it('knows a proxy that asks for a password', async () => {
    // Node turns a 407 into a failed fetch without a word; Chromium gives the answer.
    const answering: Fetch = () => Promise.resolve(new Response('', { status: 407 }));
    expect(await failureOfAsking('https://x.ccrm.pl/publicApi/', { fetch: answering })).toMatchObject({
      kind: 'proxyWantsPassword',
    });
  });

  it.each<[string, RequestListener]>([
    ['announced', (_request, response) => void response.writeHead(200, { 'content-length': '70000000' }).write('{')],
    ['packed', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
    [
      'without end',
      (_request, response) => {
        pour(response.writeHead(200));
      },
    ],
    [
      'without end, as an error',
      (_request, response) => {
        pour(response.writeHead(500));
      },
    ],
  ])('takes no body that is too large: %s', async (_how, listener) => {
    const url = await serveRaw(listener);
    expect(await failureOfAsking(url)).toMatchObject({ kind: 'answerTooLarge' });
  });

  it('takes a body of many megabytes', async () => {
    const body = JSON.stringify({ success: true, data: [{ uuid: 'a', smsData: 'x'.repeat(40_000_000) }] });
    const url = await serveRaw((_request, response) => void response.end(body));
    expect((await open(url).readHistoryPage(question)).byteLength).toBe(body.length);
  });

  it.each(['x\ud83dy', 'x'.repeat(6001), 'ł'.repeat(2000)])(
    'asks for no notes where no address can hold the identity: %j',
    async (uuid) => {
      const asked: string[] = [];
      const url = await serveRaw((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      });
      await expect(open(url).readNotesPage({ uuid, page: 1 })).rejects.toThrow('notAskable');
      expect(asked).toEqual([]);
    },
  );

  it.each(['0', '-5', '-5 days', 'soon', '', '1e9', '07:28', 'Wed, 21 Oct 2015 07:28:30 GMT', '2999-01-01'])(
    'takes Retry-After: %j for no pause at all',
    async (value) => {
      const url = await serveRaw((_request, response) => {
        response.writeHead(429, { 'Retry-After': value }).end();
      });
      const { facts } = await failureOfAsking(url);
      expect(facts).not.toHaveProperty('retryAfterSeconds');
    },
  );

  it('reads a Retry-After that is a date by the clock of the server', async () => {
    const url = await serveRaw((_request, response) => {
      const headers = { 'Retry-After': 'Wed, 21 Oct 2015 07:28:30 GMT', Date: 'Wed, 21 Oct 2015 07:28:00 GMT' };
      response.writeHead(429, headers).end();
    });
    expect(await failureOfAsking(url)).toMatchObject({ facts: { retryAfterSeconds: 30 } });
  });

  it('knows a port without a server', async () => {
    const server = await serve();
    await server.close();
    expect(await failureOfAsking(server.baseUrl)).toMatchObject({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'unknownInstance'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['net::ERR_CONNECTION_RESET', 'unreachable'],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxyWantsPassword'],
    ['net::ERR_PROXY_AUTH_REQUESTED', 'proxyWantsPassword'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificateNotTrusted'],
    ['net::ERR_TIMED_OUT', 'timedOut'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'brokenAnswer'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'brokenAnswer'],
    ["Attempted to redirect, but redirect policy was 'error'", 'loginPage'],
  ])('understands Chromium: %s', async (message, kind) => {
    const failing: Fetch = () => Promise.reject(new Error(message));
    expect(await failureOfAsking('https://x.ccrm.pl/publicApi/', { fetch: failing })).toMatchObject({ kind });
  });

  it.each([
    ['ENOTFOUND', 'unknownInstance'],
    ['EAI_AGAIN', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificateNotTrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificateNotTrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateNotTrusted'],
    ['CERT_HAS_EXPIRED', 'certificateNotTrusted'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timedOut'],
    ['UND_ERR_SOCKET', 'unreachable'],
  ])('understands Node: %s', async (code, kind) => {
    const failing: Fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('secret'), { code }) }));
    expect(await failureOfAsking('https://x.ccrm.pl/publicApi/', { fetch: failing })).toMatchObject({
      kind,
      detail: code,
    });
  });

  it('resolves a name that does not exist to an unknown instance', async () => {
    expect(await failureOfAsking('https://kronika-no-such-instance.invalid/publicApi/')).toMatchObject({
      kind: expect.stringMatching(/unknownInstance|unreachable/) as string,
    });
  });

  it('never lets a key with impossible letters reach an error', async () => {
    const failure = await failureOfAsking('http://127.0.0.1:1/', { key: `${key}\nX: ł` });
    expect(failure.kind).toBe('unauthorised');
  });
});

describe('testConnection', () => {
  it('counts the last 30 days', async () => {
    const server = await serve();
    const now = Date.parse('2026-03-20T12:00:00Z');
    expect(await testConnection(open(server.baseUrl), now)).toEqual({ baseUrl: server.baseUrl, recentInteractions: 1 });
    expect(await testConnection(open(server.baseUrl), now + 60 * 86_400_000)).toMatchObject({ recentInteractions: 0 });
  });
});
