import { afterEach, describe, expect, it } from 'vitest';
import type { Faults } from '../../../main/sample-crm/http/faults';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { buildInteraction, buildNote, dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer, type CrmServerOptions } from '../../../main/sample-crm/http/server';
import { ask, historyOf, readTolerantly, uuidsIn } from './reading';

const servers: CrmServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const times = ['2026-03-10 09:00:00', '2026-03-11 09:00:00', '2026-03-12 09:00:00'];
const data = dataOfRecords(
  times.map((callDate) => ({ interaction: buildInteraction({ callDate }), notes: [buildNote({ created: callDate })] })),
);
const all = historyOf('2026-03-01 00:00:00', '2026-03-31 23:59:59');
const notesOf = (index: number): string => `notes?callHistory=${data.uuidAt(index)}`;

async function start(faults: Faults, options: Partial<CrmServerOptions> = {}): Promise<CrmServer> {
  const server = await startCrmServer({ data, faults, ...options });
  servers.push(server);
  return server;
}

async function statuses(server: CrmServer, questions: readonly string[]): Promise<readonly number[]> {
  const answers: number[] = [];
  for (const question of questions) answers.push((await ask(server.baseUrl, question)).status);
  return answers;
}

describe('faults that answer', () => {
  it('limit the rate with 403 by default, and let pass again as time goes by', async () => {
    let now = 0;
    const server = await start([{ kind: 'rateLimit', perSecond: 2, burst: 2 }], { now: () => now });
    expect(await statuses(server, [all, all, all])).toEqual([200, 200, 403]);
    expect((await ask(server.baseUrl, all)).body).toBe('{"success":false,"message":"Request limit has been exceeded"}');
    now = 500;
    expect(await statuses(server, [all, all])).toEqual([200, 403]);
    expect(server.requests).toMatchObject({ total: 6, refused: 3 });
  });

  it('limit the rate with 429 and a time to wait where asked for', async () => {
    const server = await start([{ kind: 'rateLimit', perSecond: 0, burst: 0, status: 429, retryAfterSeconds: 7 }]);
    const { status, headers } = await ask(server.baseUrl, all);
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('7');
  });

  it.each([500, 502, 503] as const)('answer %i as a page', async (status) => {
    const answer = await ask((await start([{ kind: 'serverError', status }])).baseUrl, all);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.body).toContain(`<h1>${status} `);
  });

  it.each(['beforeAnswer', 'midBody'] as const)('reset the connection: %s', async (at) => {
    await expect(ask((await start([{ kind: 'reset', at }])).baseUrl, all)).rejects.toThrow();
  });

  it.each(['contentLength', 'chunked'] as const)('cut the body against %s', async (how) => {
    const { baseUrl } = await start([{ kind: 'truncated', how }]);
    const response = await fetch(baseUrl + all, { headers: { Authorization: 'Bearer demo' } });
    expect(response.status).toBe(200);
    expect(response.headers.has('content-length')).toBe(how === 'contentLength');
    await expect(response.text()).rejects.toThrow();
  });

  it('cut the JSON of an answer that is whole to HTTP', async () => {
    const { status, body, headers } = await ask((await start([{ kind: 'truncated', how: 'json' }])).baseUrl, all);
    expect(status).toBe(200);
    expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(body));
    expect(body.startsWith('{"success":true,"data":[{')).toBe(true);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it('answer with a page to log in', async () => {
    const { status, body } = await ask((await start([{ kind: 'loginPage' }])).baseUrl, all);
    expect(status).toBe(200);
    expect(body).toContain('<form');
  });

  it('answer success:false with a 200', async () => {
    expect(await ask((await start([{ kind: 'successFalse', message: 'Maintenance' }])).baseUrl, all)).toMatchObject({
      status: 200,
      body: '{"success":false,"message":"Maintenance"}',
    });
  });

  it.each([
    ['array', '[]'],
    ['null', 'null'],
    ['text', '"ok"'],
    ['empty', ''],
  ] as const)('answer in an unknown shape: %s', async (shape, body) => {
    expect((await ask((await start([{ kind: 'unknownShape', shape }])).baseUrl, all)).body).toBe(body);
  });

  it('answer late', async () => {
    const server = await start([{ kind: 'slow', delayMs: 60 }]);
    const asked = performance.now();
    expect(await statuses(server, [all])).toEqual([200]);
    expect(performance.now() - asked).toBeGreaterThan(55);
  });

  it('never answer, and let the server close all the same', async () => {
    const server = await start([{ kind: 'stall' }, { kind: 'slow', delayMs: 1 }]);
    const question = fetch(server.baseUrl + all, {
      headers: { Authorization: 'Bearer demo' },
      signal: AbortSignal.timeout(80),
    });
    await expect(question).rejects.toMatchObject({ name: 'TimeoutError' });
    await server.close();
    servers.splice(0);
  });

  it('take the key away in the middle', async () => {
    expect(await statuses(await start([{ kind: 'unauthorised', after: 2 }]), [all, all, all, all])).toEqual([
      200, 200, 401, 401,
    ]);
  });
});

describe('when a fault strikes', () => {
  it('heals after so many times', async () => {
    expect(await statuses(await start([{ kind: 'serverError', times: 2 }]), [all, all, all, all])).toEqual([
      500, 500, 200, 200,
    ]);
  });

  it('strikes at every n-th question', async () => {
    expect(await statuses(await start([{ kind: 'serverError', every: 2 }]), [all, all, all, all])).toEqual([
      200, 500, 200, 500,
    ]);
  });

  it('counts for each URL on its own where asked to', async () => {
    const server = await start([{ kind: 'serverError', times: 1, perUrl: true }]);
    expect(await statuses(server, [all, notesOf(0), all, notesOf(0)])).toEqual([500, 500, 200, 200]);
  });

  it('strikes by chance, the same for the same seed', async () => {
    const faults: Faults = [{ kind: 'serverError', probability: 0.5, seed: 4 }];
    const first = await statuses(await start(faults), Array<string>(30).fill(all));
    expect(await statuses(await start(faults), Array<string>(30).fill(all))).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 500]));
  });

  it('is switched on and off while the server runs', async () => {
    const server = await start([]);
    expect(await statuses(server, [all])).toEqual([200]);
    server.setFaults([{ kind: 'serverError' }]);
    expect(await statuses(server, [all])).toEqual([500]);
    server.setFaults([]);
    expect(await statuses(server, [all])).toEqual([200]);
  });

  it('lets the first of several answer, and delays add to any', async () => {
    const server = await start([
      { kind: 'slow', delayMs: 1 },
      { kind: 'serverError', times: 1 },
      { kind: 'loginPage', times: 1 },
    ]);
    expect(await statuses(server, [all, all, all])).toEqual([500, 200, 200]);
    expect(server.requests.log.map(({ fault }) => fault)).toEqual(['serverError', 'loginPage', null]);
  });

  it('keeps to one method', async () => {
    expect(await statuses(await start([{ kind: 'serverError', on: { method: 'notes' } }]), [all, notesOf(0)])).toEqual([
      200, 500,
    ]);
  });

  it('keeps to a period, for interactions and for their notes', async () => {
    const server = await start([{ kind: 'serverError', on: { from: '2026-03-11', to: '2026-03-11' } }]);
    const day = (date: string): string => historyOf(`${date} 00:00:00`, `${date} 23:59:59`);
    expect(await statuses(server, [day('2026-03-10'), day('2026-03-11'), day('2026-03-12'), all])).toEqual([
      200, 500, 200, 500,
    ]);
    expect(await statuses(server, [notesOf(0), notesOf(1), notesOf(2)])).toEqual([200, 500, 200]);
  });

  it('keeps to certain interactions', async () => {
    const server = await start([{ kind: 'serverError', on: { uuids: [data.uuidAt(1)] } }]);
    const day = historyOf('2026-03-10 00:00:00', '2026-03-10 23:59:59');
    expect(await statuses(server, [day, all, notesOf(0), notesOf(1)])).toEqual([200, 500, 200, 500]);
  });

  it('keeps to one page', async () => {
    expect(await statuses(await start([{ kind: 'serverError', on: { page: 2 } }]), [all, `${all}&page=2`])).toEqual([
      200, 500,
    ]);
  });
});

describe('faults in what is listed', () => {
  it('let records arrive between pages, so that pages shift and the count grows', async () => {
    const office = generateOffice({ seed: 1, interactions: 1500, from: '2026-03-01', to: '2026-03-20' });
    const server = await start([{ kind: 'arriving', count: 3, times: 2 }], { data: office });
    const first = await ask(server.baseUrl, all);
    const second = await ask(server.baseUrl, `${all}&page=2`);
    expect(readTolerantly(first.body).otherData?.totalCount).toBe(1500);
    expect(readTolerantly(second.body).otherData?.totalCount).toBe(1503);
    expect(uuidsIn(second.body).slice(0, 3)).toEqual(uuidsIn(first.body).slice(-3));
    await ask(server.baseUrl, all);
    expect(server.count()).toBe(1506);
    expect(server.uuidsBetween('2026-03-01', '2026-03-31')).toHaveLength(1506);
  });

  it('take dateTo as not included', async () => {
    const server = await start([{ kind: 'exclusiveDateTo' }]);
    const { body } = await ask(server.baseUrl, historyOf('2026-03-10 09:00:00', '2026-03-11 09:00:00'));
    expect(uuidsIn(body)).toEqual([data.uuidAt(0)]);
    expect(readTolerantly(body).otherData?.totalCount).toBe(1);
  });

  it('list in the order asked for', async () => {
    const office = generateOffice({ seed: 2, interactions: 400, from: '2026-03-01', to: '2026-03-20' });
    const inOrder = async (
      order: 'newestFirst' | 'oldestFirst' | 'shuffled' | 'byUuid' | 'unstable',
    ): Promise<readonly (readonly string[])[]> => {
      const server = await start([{ kind: 'order', order }], { data: office });
      return [uuidsIn((await ask(server.baseUrl, all)).body), uuidsIn((await ask(server.baseUrl, all)).body)];
    };
    const oldest = Array.from({ length: 400 }, (_, index) => office.uuidAt(index));
    expect(await inOrder('oldestFirst')).toEqual([oldest, oldest]);
    expect((await inOrder('newestFirst'))[0]).toEqual([...oldest].reverse());
    expect((await inOrder('byUuid'))[0]).toEqual([...oldest].sort());
    const [shuffled, again] = await inOrder('shuffled');
    expect(shuffled).toEqual(again);
    expect(shuffled).not.toEqual(oldest);
    expect([...(shuffled ?? [])].sort()).toEqual([...oldest].sort());
    const [one, other] = await inOrder('unstable');
    expect(one).not.toEqual(other);
    expect([...(one ?? [])].sort()).toEqual([...(other ?? [])].sort());
  });

  it('miscount, for interactions and for notes', async () => {
    const server = await start([{ kind: 'wrongTotal', by: 2 }]);
    const total = async (question: string): Promise<unknown> =>
      readTolerantly((await ask(server.baseUrl, question)).body).otherData?.totalCount;
    expect(await total(all)).toBe(5);
    expect(await total(notesOf(0))).toBe(3);
  });

  it('withhold records that they count', async () => {
    const { body } = await ask((await start([{ kind: 'withheld', uuids: [data.uuidAt(1)] }])).baseUrl, all);
    expect(uuidsIn(body)).toEqual([data.uuidAt(2), data.uuidAt(0)]);
    expect(readTolerantly(body).otherData?.totalCount).toBe(3);
  });
});
