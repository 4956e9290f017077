import { describe, expect, it, vi } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import type { SyncOptions } from '../../../main/mirror/sync';
import type { SyncReport } from '../../../preload/model';
import { startCrmStub, type CrmStub, type Reply } from '../crm-stub';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive } from '../temp-archive';
import { acceleratedClock, mirror } from './mirroring';

vi.setConfig({ testTimeout: 60_000 });

/** Sixty calls, six days apart. */
const records = Array.from({ length: 60 }, (_, at) => ({
  ...documentedInteraction,
  uuid: `call-${String(at)}`,
  callDate: new Date(Date.UTC(2025, 0, 1 + at * 6, 9)).toISOString().slice(0, 19).replace('T', ' '),
  note: 0,
}));

const within = (query: URLSearchParams): typeof records =>
  records.filter(
    ({ callDate }) => callDate >= (query.get('dateFrom') ?? '') && callDate <= (query.get('dateTo') ?? ''),
  );
const answer = (data: unknown, totalCount: unknown): string =>
  JSON.stringify({ success: true, data, otherData: { totalCount }, message: '' });

/** Lists records as it should: all on the first page. */
const honest: Reply = ({ query }) => {
  const found = within(query);
  return answer(query.get('page') === '1' ? found : [], found.length);
};

async function mirrorFrom(
  reply: Reply,
  settings: Partial<SyncOptions> = {},
): Promise<{ archive: ArchiveWriter; report: SyncReport; crm: CrmStub }> {
  const crm = await startCrmStub(reply);
  const archive = temporaryArchive();
  return { archive, crm, report: await mirror(crm, archive, settings) };
}

const held = (archive: ArchiveWriter): unknown => archive.db.prepare('SELECT count(*) FROM interaction').pluck().get();

describe('a CRM that counts wrong', () => {
  it('is read to the end where only its first answer was absurd', async () => {
    let first = true;
    const { archive, report, crm } = await mirrorFrom((question, response) => {
      if (!first) return honest(question, response);
      first = false;
      return answer(within(question.query), 1e12);
    });
    expect(report).toMatchObject({ complete: true, gaps: [] });
    expect(held(archive)).toBe(60);
    expect(crm.asked()).toBeLessThan(10);
  });

  it.each([20_000, 1e12, Number.MAX_SAFE_INTEGER])(
    'and announces %d in every answer is given up soon, with all its records and a gap',
    async (announced) => {
      const { archive, report, crm } = await mirrorFrom(({ query }) =>
        answer(query.get('page') === '1' ? within(query) : [], announced),
      );
      expect(report).toMatchObject({ complete: false, gaps: [{ kind: 'events', reason: 'countsDisagree' }] });
      expect(report.stopped).toBeUndefined();
      expect(held(archive)).toBe(60);
      expect(crm.asked()).toBeLessThan(100);
      // The next run must not be tempted by that number either.
      const before = crm.asked();
      await mirror(crm, archive);
      expect(crm.asked() - before).toBeLessThan(200);
    },
  );

  it('and announces too many in full pages is read on, and cut no further than its whole', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => ({
      ...records[0]!,
      uuid: `many-${String(at)}`,
      callDate: new Date(Date.UTC(2025, 5, 1, 0, 0, at)).toISOString().slice(0, 19).replace('T', ' '),
    }));
    const { archive, crm } = await mirrorFrom(({ query }) => {
      const found = many.filter(
        ({ callDate }) => callDate >= (query.get('dateFrom') ?? '') && callDate <= (query.get('dateTo') ?? ''),
      );
      const page = Number(query.get('page'));
      return answer(found.slice((page - 1) * 1000, page * 1000), found.length === 0 ? 0 : 50_000);
    });
    expect(held(archive)).toBe(1200);
    expect(crm.asked()).toBeLessThan(800);
  });
});

describe('a CRM that names no total', () => {
  it('is complete once a page has no records', async () => {
    const { report, archive } = await mirrorFrom(({ query }) =>
      JSON.stringify({ success: true, data: query.get('page') === '1' ? within(query) : [] }),
    );
    expect(report.complete).toBe(true);
    expect(held(archive)).toBe(60);
  });

  it('and gives the same page for every number is given up soon, with all its records and a gap', async () => {
    const { archive, report, crm } = await mirrorFrom(({ query }) =>
      JSON.stringify({ success: true, data: within(query) }),
    );
    expect(report).toMatchObject({ complete: false });
    expect(report.gaps.every(({ reason }) => reason === 'countsDisagree')).toBe(true);
    expect(held(archive)).toBe(60);
    expect(crm.asked()).toBeLessThan(200);
  });

  it('is not asked for the notes of one call without end', async () => {
    const noted = { ...documentedInteraction, callDate: '2025-03-03 10:00:00' };
    const { report, crm } = await mirrorFrom(({ method }) =>
      method === 'notes' ? JSON.stringify({ success: true, data: [documentedNote] }) : answer([noted], 1),
    );
    expect(report.gaps).toMatchObject([{ kind: 'notes', reason: 'countsDisagree' }]);
    expect(crm.asked()).toBeLessThan(50);
  });
});

describe('a CRM that asks for patience', () => {
  it.each(['0', '-5', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon', '00'])(
    'by Retry-After: %s is not hammered',
    async (retryAfter) => {
      const { report, crm } = await mirrorFrom((_question, response) => {
        response.writeHead(403, { 'retry-after': retryAfter });
        return '{"success":false,"message":"Request limit has been exceeded"}';
      });
      expect(report.stopped?.kind).toBe('rateLimited');
      expect(crm.asked()).toBeLessThan(10);
    },
  );

  it.each(['999999999', '99999999999999999999', '61'])(
    'by Retry-After: %s in every 503 is left alone',
    async (retryAfter) => {
      const { report, crm } = await mirrorFrom((_question, response) => {
        response.writeHead(503, { 'retry-after': retryAfter });
        return '';
      });
      expect(report.stopped?.kind).toBe('crmFault');
      expect(crm.asked()).toBeLessThan(5);
    },
  );

  it('by a short Retry-After before its first answer is waited for', async () => {
    let refusals = 2;
    const { report } = await mirrorFrom((question, response) => {
      refusals -= 1;
      if (refusals < 0) return honest(question, response);
      response.writeHead(503, { 'retry-after': '20' });
      return '';
    });
    expect(report.complete).toBe(true);
  });

  it('by 503 for ever after good answers is given up when patience ends', async () => {
    let answers = 1;
    const { report } = await mirrorFrom(
      (question, response) => {
        answers -= 1;
        if (answers >= 0 && question.query.get('page') === '1') return answer(within(question.query), 61);
        response.writeHead(503, { 'retry-after': '60' });
        return '';
      },
      { settings: { patienceMs: 300_000 }, clock: acceleratedClock(500) },
    );
    expect(report.stopped?.kind).toBe('crmFault');
  });
});

describe('a CRM whose answers are too large', () => {
  it('in one part of the period leaves a gap there and nowhere else', async () => {
    const { archive, report } = await mirrorFrom((question, response) => {
      const found = within(question.query);
      if (!found.some(({ uuid }) => uuid === 'call-30')) return honest(question, response);
      response.writeHead(200, { 'content-length': '1000000000000' });
      response.flushHeaders();
      return undefined;
    });
    expect(report.stopped).toBeUndefined();
    expect(report.gaps).toMatchObject([{ kind: 'events', reason: 'answerTooLarge' }]);
    expect(held(archive)).toBe(59);
  });
});
