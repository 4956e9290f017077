import { afterEach, expect, test } from 'vitest';
import { meetCrm } from '../../../../main/workspace/accounts/first-contact';
import { failureOf, type FailureKind } from '../../../../preload/failure';
import type { Fault } from '../../../../main/sample-crm/http/faults';
import { dataOfRecords } from '../../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../../main/sample-crm/http/server';

const key = 'a-key';
const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

/** Meets a CRM with these faults: how often it was asked, and what came of it. */
async function meet(faults: readonly Fault[], typed = key): Promise<{ asked: number; ended: FailureKind | 'met' }> {
  const server = await startCrmServer({ data: dataOfRecords([]), key, faults });
  closing.push(server);
  const clock = { now: () => 0, wait: () => Promise.resolve() };
  const ended = await meetCrm({ baseUrl: server.baseUrl, key: typed, fetch }, clock).then(
    () => 'met' as const,
    (error: unknown) => failureOf(error).kind,
  );
  return { asked: server.requests.total, ended };
}

test('asks a CRM that answers once', async () => {
  expect(await meet([])).toEqual({ asked: 1, ended: 'met' });
});

test('gives a passing trouble two more tries, and says then what it is', async () => {
  expect(await meet([{ kind: 'serverError', times: 2 }])).toEqual({ asked: 3, ended: 'met' });
  expect(await meet([{ kind: 'serverError' }])).toEqual({ asked: 3, ended: 'crmFault' });
});

test('takes a refused key, and a page for people, for what they are', async () => {
  expect(await meet([], 'another')).toEqual({ asked: 1, ended: 'unauthorised' });
  expect(await meet([{ kind: 'loginPage' }])).toEqual({ asked: 1, ended: 'loginPage' });
});

test('takes the request limit for an answer', async () => {
  expect(await meet([{ kind: 'rateLimit', perSecond: 0.001, burst: 0 }])).toEqual({ asked: 1, ended: 'met' });
});
