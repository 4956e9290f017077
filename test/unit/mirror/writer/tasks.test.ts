import { describe, expect, it } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { startOfDay } from '../../../../main/crm/time';
import { everySecond } from '../../../../main/mirror/plan/span';
import { mirrorTasks } from '../../../../main/mirror/writer/tasks';
import type { HistoryPageReport } from '../../../../main/mirror/writer/history-tasks';
import type { FailureKind } from '../../../../preload/failure';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { undoAfterTest } from '../../undo';

const day = (text: string): number => startOfDay(text) ?? 0;
const period = { from: day('2022-12-01'), to: day('2023-01-01') };
const nowMs = Date.parse('2026-01-01T12:00:00Z');

const body = (records: readonly object[], totalCount: number): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ success: true, data: records, otherData: { totalCount }, message: '' }));
const record = (uuid: string, more: object = {}): object => ({ ...documentedInteraction, uuid, ...more });

function begin(archive: ArchiveWriter): ReturnType<typeof mirrorTasks.beginSync> {
  const recent = { from: day('2025-12-25'), to: Number.MAX_SAFE_INTEGER };
  const plan = mirrorTasks.beginSync(archive, {
    period,
    recent,
    owing: everySecond,
    force: false,
    order: { askedBy: 'person', person: null },
    nowMs,
    program: 'test',
  });
  undoAfterTest(() => {
    const end = { stopped: 'cancelled', nowMs, requests: 0, leavesOld: false } as const;
    mirrorTasks.endSync(archive, { runId: plan.runId, period, owing: everySecond, ...end });
  });
  return plan;
}

function store(archive: ArchiveWriter, records: readonly object[], totalCount: number, page = 1): HistoryPageReport {
  return mirrorTasks.storeHistoryPage(archive, {
    window: period,
    page,
    body: body(records, totalCount),
    nowMs,
    mayBeCut: true,
    isLastTry: true,
  });
}

describe('storeHistoryPage', () => {
  it('keeps the records and closes the window in one go when the counts agree', () => {
    const archive = temporaryArchive();
    begin(archive);
    expect(store(archive, [record('a'), record('b')], 2)).toMatchObject({ verdict: 'closed', seen: 2, listed: 2 });
    expect(readStatus(archive)).toMatchObject({ interactions: 2, gaps: [{ kind: 'notes' }] });
  });

  it('writes a disagreement down at once, also over what was closed before', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a')], 1);
    expect(store(archive, [record('a'), record('b')], 3)).toMatchObject({ verdict: 'more' });
    expect(store(archive, [], 3, 2)).toMatchObject({ verdict: 'disagrees', seen: 2 });
    expect(readStatus(archive).gaps[0]).toMatchObject({
      kind: 'events',
      reason: 'countsDisagree',
      crmCount: 3,
      ourCount: 2,
    });
  });

  it('counts a record once that two pages deliver', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 4);
    expect(store(archive, [record('b'), record('c')], 4, 2)).toMatchObject({ verdict: 'more', seen: 3, fresh: 1 });
    expect(store(archive, [record('d')], 4, 3)).toMatchObject({ verdict: 'closed', seen: 4 });
  });

  it('ends with a page that brings nothing new', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 3);
    expect(store(archive, [record('b')], 3, 2)).toMatchObject({ verdict: 'disagrees', seen: 2 });
  });

  it('forgets the pages of a window that begins anew', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 4);
    store(archive, [record('a'), record('c')], 4);
    expect(store(archive, [record('d')], 4, 2)).toMatchObject({ verdict: 'more', seen: 3 });
  });

  it('marks what the window no longer lists, and takes the mark away when it comes back', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 2);
    store(archive, [record('a')], 1);
    const vanished = archive.db.prepare('SELECT count(*) FROM interaction WHERE vanished_at IS NOT NULL').pluck();
    expect(vanished.get()).toBe(1);
    store(archive, [record('a'), record('b')], 2);
    expect(vanished.get()).toBe(0);
  });

  it('stores nothing of an answer whose records are of another shape altogether', () => {
    const archive = temporaryArchive();
    begin(archive);
    const others = Array.from({ length: 4 }, () => ({ id: 7, callDate: '2022-12-29 11:24:57' }));
    expect(() => store(archive, others, 4)).toThrow('unknownShape');
    expect(readStatus(archive)).toMatchObject({ interactions: 0, unreadable: 0, gaps: [{ reason: 'notAsked' }] });
  });
});

describe('storeNotesAnswers', () => {
  it('stores the readable answers though another cannot be read', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 2);
    const owners = mirrorTasks.nextNotesOwed(archive, { ...everySecond, limit: 10, below: Number.MAX_SAFE_INTEGER });
    const broken = new TextEncoder().encode('{"success":true,"da');
    const answers = owners.map((owner) => ({
      ...owner,
      bodies: [owner.uuid === 'a' ? broken : body([], 0)],
      isLastTry: true,
    }));
    const { outcomes } = mirrorTasks.storeNotesAnswers(archive, { answers, nowMs });
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['failed', 'stored']);
    expect(mirrorTasks.countNotesOwed(archive, everySecond)).toBe(1);
  });
});

describe('recordNotesFailures', () => {
  const refuse = (archive: ArchiveWriter, reason: FailureKind): void => {
    mirrorTasks.recordNotesFailures(archive, { failures: [{ uuid: 'b', reason, tries: 5 }], nowMs });
  };

  it('gives up the notes of an interaction that is gone and of which the CRM says nothing, until it comes back', () => {
    const archive = temporaryArchive();
    begin(archive);
    store(archive, [record('a'), record('b')], 2);
    refuse(archive, 'refusedByCrm');
    expect(mirrorTasks.countNotesOwed(archive, everySecond)).toBe(2);
    store(archive, [record('a')], 1);
    refuse(archive, 'unreachable');
    expect(mirrorTasks.countNotesOwed(archive, everySecond)).toBe(2);
    refuse(archive, 'refusedByCrm');
    expect(mirrorTasks.countNotesOwed(archive, everySecond)).toBe(1);
    expect(archive.db.prepare('SELECT count(*) FROM notes_failure').pluck().get()).toBe(0);
    store(archive, [record('a'), record('b')], 2);
    expect(mirrorTasks.countNotesOwed(archive, everySecond)).toBe(2);
  });
});

describe('beginSync', () => {
  it('plans the whole period at first, and gives plans that can cross threads', () => {
    const archive = temporaryArchive();
    const plan = begin(archive);
    expect(plan.windows).toEqual([{ ...period, expected: null, page: 1 }]);
    expect(structuredClone(plan)).toEqual(plan);
  });

  it('goes on with an open window at its next page', () => {
    const archive = temporaryArchive();
    const { runId } = begin(archive);
    store(archive, [record('a')], 2);
    mirrorTasks.endSync(archive, {
      runId,
      period,
      owing: everySecond,
      stopped: 'cancelled',
      nowMs,
      requests: 0,
      leavesOld: false,
    });
    expect(begin(archive).windows).toEqual([{ ...period, expected: 2, page: 2 }]);
    expect(store(archive, [record('b')], 2, 2)).toMatchObject({ verdict: 'closed' });
  });

  it('is refused while another run holds the archive, and given after its end', () => {
    const archive = temporaryArchive();
    const { runId } = begin(archive);
    expect(() => begin(archive)).toThrow('archiveLocked');
    mirrorTasks.endSync(archive, {
      runId,
      period,
      owing: everySecond,
      stopped: null,
      nowMs,
      requests: 0,
      leavesOld: false,
    });
    const again = begin(archive);
    mirrorTasks.endSync(archive, {
      runId: again.runId,
      period,
      owing: everySecond,
      stopped: null,
      nowMs,
      requests: 0,
      leavesOld: false,
    });
  });
});
