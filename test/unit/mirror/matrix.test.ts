import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { mixedDialect, plainDialect, printedDialect, type Dialect } from '../../../main/sample-crm/http/dialect';
import type { Fault, Faults } from '../../../main/sample-crm/http/faults';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { temporaryArchive } from '../temp-archive';
import { expectSame, mirror } from './mirroring';

// `npm run test:faults` is the whole proof: 20,000 interactions.
const interactions = Number(process.env['KRONIKA_INTERACTIONS'] ?? 1000);
vi.setConfig({ testTimeout: 120_000 * Math.max(1, interactions / 2000) });

const office = generateOffice({ seed: 11, interactions, from: '2025-01-01', to: '2025-12-31' });

const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

async function serve(faults: Faults, dialect: Dialect = mixedDialect(3)): Promise<CrmServer> {
  const server = await startCrmServer({ data: office, faults, dialect });
  closing.push(server);
  return server;
}

const everyFault: readonly Fault[] = [
  { kind: 'rateLimit', perSecond: 800, burst: 20 },
  { kind: 'rateLimit', perSecond: 800, burst: 20, status: 429, retryAfterSeconds: 1 },
  { kind: 'unauthorised', after: 20, every: 150 },
  { kind: 'serverError', status: 500, probability: 0.1 },
  { kind: 'serverError', status: 502, perUrl: true, times: 2 },
  { kind: 'serverError', status: 503, probability: 0.1 },
  { kind: 'reset', at: 'beforeAnswer', probability: 0.1 },
  { kind: 'reset', at: 'midBody', probability: 0.1 },
  { kind: 'truncated', how: 'contentLength', probability: 0.1 },
  { kind: 'truncated', how: 'chunked', probability: 0.1 },
  { kind: 'truncated', how: 'json', probability: 0.1 },
  { kind: 'loginPage', probability: 0.1 },
  { kind: 'successFalse', probability: 0.1 },
  { kind: 'unknownShape', shape: 'array', probability: 0.05 },
  { kind: 'unknownShape', shape: 'null', probability: 0.05 },
  { kind: 'unknownShape', shape: 'text', probability: 0.05 },
  { kind: 'unknownShape', shape: 'otherKeys', probability: 0.05 },
  { kind: 'unknownShape', shape: 'dataText', probability: 0.05 },
  { kind: 'unknownShape', shape: 'empty', probability: 0.05 },
  { kind: 'slow', delayMs: 100, probability: 0.1 },
  { kind: 'stall', every: 100 },
  { kind: 'arriving', times: 10, on: { method: 'callHistory', from: '2025-12-30' } },
  { kind: 'exclusiveDateTo' },
  { kind: 'order', order: 'oldestFirst' },
  { kind: 'order', order: 'shuffled' },
  { kind: 'order', order: 'byUuid' },
  { kind: 'order', order: 'unstable' },
  { kind: 'wrongTotal', by: 1, probability: 0.2 },
  { kind: 'wrongTotal', by: -1, probability: 0.2 },
];

describe('a synchronisation', () => {
  it.each<[string, Dialect]>([
    ['plain', plainDialect],
    ['printed', printedDialect],
    ['mixed, one way', mixedDialect(1)],
    ['mixed, another way', mixedDialect(2)],
  ])('mirrors the CRM in its %s dialect without loss', async (_name, dialect) => {
    const server = await serve([], dialect);
    const archive = temporaryArchive();
    expect(await mirror(server, archive)).toMatchObject({
      complete: true,
      gaps: [],
      interactions: { new: interactions },
    });
    expectSame(archive, server);
  });

  it.each(everyFault)('comes to the end in spite of %j', async (fault) => {
    const server = await serve([fault]);
    const archive = temporaryArchive();
    const report = await mirror(server, archive, { timeoutMs: 800 });
    expect(report).toMatchObject({ complete: true, gaps: [] });
    expect(report).not.toHaveProperty('stopped');
    await settle(server, archive);
    expectSame(archive, server);
  });

  it('comes to the end in spite of everything at once', async () => {
    const calmer = everyFault.map((fault) =>
      fault.kind === 'stall' || fault.probability === undefined ? fault : { ...fault, probability: 0.015 },
    );
    const order = { kind: 'order', order: 'unstable' } as const;
    const server = await serve([...calmer.filter(({ kind }) => kind !== 'order'), order]);
    const archive = temporaryArchive();
    expect(await mirror(server, archive, { timeoutMs: 800 })).toMatchObject({ complete: true, gaps: [] });
    await settle(server, archive);
    expectSame(archive, server);
  });
});

/** What arrived after the last question about its day is found by the next run. */
async function settle(server: CrmServer, archive: ArchiveWriter): Promise<void> {
  if (server.count() === interactions) return;
  server.setFaults([]);
  await mirror(server, archive);
}
