import { describe, expect, it, vi } from 'vitest';
import { readCalendar, readCoverage } from '../../../main/archive/queries/coverage';
import { readStatus } from '../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readRecords } from '../../../main/archive/queries/read';
import { readUnreadable } from '../../../main/archive/ledger/unreadable';
import { verifyFile } from '../../../main/archive/check/verify';
import { startOfDay } from '../../../main/crm/time';
import type { UnreadableRecord } from '../../../preload/model';
import { startCrmStub, type Reply } from '../crm-stub';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive } from '../temp-archive';
import { mirror } from './mirroring';

vi.setConfig({ testTimeout: 60_000 });

const call = (uuid: string, more: object = {}): string =>
  JSON.stringify({ ...documentedInteraction, uuid, callDate: '2025-03-03 10:00:00', note: 0, ...more });
const healthy = Array.from({ length: 59 }, (_, at) =>
  call(`call-${String(at)}`, { callDate: `2025-03-03 10:00:${String(at).padStart(2, '0')}` }),
);
const answer = (records: readonly string[]): string =>
  `{"success":true,"data":[${records.join(',')}],"otherData":{"totalCount":${String(records.length)}},"message":""}`;
const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;

/** Lists the records on 3 March, and nothing elsewhere; `notes` answers for notes. */
const listing =
  (records: () => readonly string[], notes: () => readonly string[] = () => []): Reply =>
  ({ method, query }) => {
    if (method === 'notes') return answer(notes());
    const isIn =
      (query.get('dateFrom') ?? '') <= '2025-03-03 11:00:00' && (query.get('dateTo') ?? '') >= '2025-03-03 10:00:00';
    return query.get('page') === '1' && isIn
      ? answer(records())
      : answer([]).replace(/:0/, `:${String(isIn ? records().length : 0)}`);
  };

const listed = (archive: ArchiveWriter): UnreadableRecord[] =>
  readUnreadable(archive, { limit: 100, offset: 0, maxBytes: 10_000_000 });

describe('a record that cannot be read', () => {
  it.each<[string, string, Partial<UnreadableRecord>]>([
    ['notJson', '{"uuid":"bad","cost":NaN}', { uuid: null }],
    ['noObject', '"bad"', { uuid: null }],
    ['noObject', 'null', { uuid: null }],
    ['noIdentity', '{"callDate":"2025-03-03 10:05:00"}', { from: '2025-03-03 10:05:00', to: '2025-03-03 10:05:01' }],
    ['noIdentity', call(''), {}],
    [
      'tooDeep',
      `{"uuid":"bad","callDate":"2025-03-03 10:05:00","x":${deep}}`,
      { uuid: 'bad', from: '2025-03-03 10:05:00' },
    ],
  ])('because it is %s: %s, is set aside, and takes none of its neighbours with it', async (reason, bad, known) => {
    const records = [...healthy.slice(0, 30), bad, ...healthy.slice(30)];
    const crm = await startCrmStub(listing(() => records));
    const archive = temporaryArchive();
    const report = await mirror(crm, archive);
    expect(report).toMatchObject({ complete: true, gaps: [] });
    expect(report.stopped).toBeUndefined();
    expect(readStatus(archive)).toMatchObject({ interactions: 59, unreadable: 1, complete: true });
    expect(listed(archive)).toMatchObject([{ kind: 'interaction', reason, text: bad, vanishedAt: null, ...known }]);
    const days = readCoverage(archive, { from: startOfDay('2025-01-01')!, to: startOfDay('2026-01-01')! });
    const [aside] = listed(archive);
    const isKnown = aside!.from.startsWith('2025-03-03');
    expect(days.filter(({ unreadable }) => unreadable > 0)).toMatchObject(
      isKnown ? [{ day: '2025-03-03', events: 'complete', unreadable: 1 }] : [],
    );
    expect(readCalendar(archive, startOfDay('2025-12-31')!, () => undefined).dayUnknown).toBe(isKnown ? 0 : 1);
    expect(crm.asked()).toBeLessThan(10);
    // Again: the same one, once.
    await mirror(crm, archive);
    expect(listed(archive)).toHaveLength(1);
    expect(verifyFile(archive)).toMatchObject({ problems: [], isIndexSound: true });
  });

  it('because its letters are torn is set aside with its bytes', async () => {
    const torn = Buffer.from(answer([...healthy, call('bad', { smsData: 'zażółć' })]));
    torn[torn.indexOf('ó') + 1] = 0x22 + 0xa0;
    const crm = await startCrmStub((question, response) => {
      if (question.query.get('dateTo')! < '2025-03-03 10:00:00') return answer([]);
      response.end(torn.map((byte, at) => (at === torn.indexOf(0xc2) ? 0xff : byte)));
      return undefined;
    });
    const archive = temporaryArchive();
    await mirror(crm, archive);
    expect(readStatus(archive)).toMatchObject({ interactions: 59, unreadable: 1 });
    expect(listed(archive)).toMatchObject([{ reason: 'notText' }]);
  });

  it('only on its way is asked for again rather than set aside', async () => {
    let broken = 2;
    const crm = await startCrmStub((question, response) => {
      const body = listing(() => [...healthy, call('good')])(question, response);
      broken -= 1;
      return broken < 0 ? body : body?.replace('"good"', 'go?d');
    });
    const archive = temporaryArchive();
    await mirror(crm, archive);
    expect(readStatus(archive)).toMatchObject({ interactions: 60, unreadable: 0, complete: true });
  });

  it('is forgotten once the CRM sends it so that it can be read', async () => {
    let bad = `{"uuid":"bad","callDate":"2025-03-03 10:05:00","x":${deep}}`;
    const crm = await startCrmStub(listing(() => [...healthy, bad]));
    const archive = temporaryArchive();
    await mirror(crm, archive);
    expect(readStatus(archive).unreadable).toBe(1);
    bad = call('bad');
    await mirror(crm, archive, { settings: { force: true } });
    expect(readStatus(archive)).toMatchObject({ interactions: 60, unreadable: 0, complete: true });
  });

  it('is marked once the CRM lists it no more, and counts no longer', async () => {
    let records = [...healthy, 'null'];
    const crm = await startCrmStub(listing(() => records));
    const archive = temporaryArchive();
    await mirror(crm, archive);
    records = healthy;
    await mirror(crm, archive, { settings: { force: true } });
    expect(readStatus(archive)).toMatchObject({ unreadable: 0, complete: true });
    expect(listed(archive)).toMatchObject([{ vanishedAt: expect.any(String) as string }]);
    records = [...healthy, 'null'];
    await mirror(crm, archive, { settings: { force: true } });
    expect(readStatus(archive).unreadable).toBe(1);
  });

  it('is no reason to take an earlier state of it for one that the CRM lists no more', async () => {
    let last = call('last');
    const crm = await startCrmStub(listing(() => [...healthy, last]));
    const archive = temporaryArchive();
    await mirror(crm, archive);
    last = `{"uuid":"last","x":${deep}}`;
    expect(await mirror(crm, archive, { settings: { force: true } })).toMatchObject({ complete: true });
    expect(readStatus(archive)).toMatchObject({ interactions: 60, unreadable: 1 });
    expect(archive.db.prepare('SELECT count(*) FROM interaction WHERE vanished_at IS NOT NULL').pluck().get()).toBe(0);
  });

  it('is read by a later version that can, without the CRM', async () => {
    const crm = await startCrmStub(
      listing(
        () => [...healthy, call('later')],
        () => [],
      ),
    );
    const archive = temporaryArchive();
    await mirror(crm, archive);
    // As an earlier version left it, which could not read two of them.
    archive.db.exec(`
      DELETE FROM interaction WHERE uuid = 'later';
      INSERT INTO unreadable (kind, identity, uuid, reason, raw, from_seconds, to_seconds, came_at, program)
      VALUES
        ('interaction', x'01', 'later', 'unexpected', CAST('${call('later')}' AS BLOB), 0, 1, 0, 'test'),
        ('interaction', x'02', NULL, 'unexpected', CAST('nonsense' AS BLOB), 0, 1, 0, 'test');
    `);
    await mirror(crm, archive, { from: '2024-01-01', to: '2024-01-01' });
    expect(readRecords(archive).idOf('later')).toBeNull();
    await mirror(crm, archive, { from: '2024-01-01', to: '2024-01-01', program: 'later' });
    expect(readRecords(archive).idOf('later')).not.toBeNull();
    expect(listed(archive)).toMatchObject([{ reason: 'notJson', text: 'nonsense' }]);
  });

  it('because the archive refuses it takes none of its neighbours with it', async () => {
    const crm = await startCrmStub(listing(() => [...healthy, call('refused')]));
    const archive = temporaryArchive();
    archive.db.exec(`
      CREATE TEMP TRIGGER refusing BEFORE INSERT ON main.interaction WHEN NEW.uuid = 'refused' BEGIN
        SELECT RAISE(ABORT, 'no');
      END;
    `);
    expect(await mirror(crm, archive)).toMatchObject({ complete: true });
    expect(readStatus(archive)).toMatchObject({ interactions: 59, unreadable: 1 });
    expect(listed(archive)).toMatchObject([{ uuid: 'refused', reason: 'unexpected', text: call('refused') }]);
  });

  it('on every page, and none that can, is an answer of another shape, and none of it is kept', async () => {
    const crm = await startCrmStub(listing(() => healthy.map((text) => text.replace('"uuid"', '"id"'))));
    const archive = temporaryArchive();
    expect(await mirror(crm, archive)).toMatchObject({ complete: false, gaps: [{ reason: 'unknownShape' }] });
    expect(readStatus(archive)).toMatchObject({ interactions: 0, unreadable: 0 });
  });
});

describe('a note that cannot be read', () => {
  it('is set aside; the others are there, and the call owes nothing', async () => {
    let bad = '{"text":"no identity"}';
    const note = JSON.stringify(documentedNote);
    const crm = await startCrmStub(
      listing(
        () => [call('noted', { note: 2 })],
        () => [note, bad],
      ),
    );
    const archive = temporaryArchive();
    expect(await mirror(crm, archive)).toMatchObject({ complete: true, notes: { new: 1 } });
    expect(readStatus(archive)).toMatchObject({ notes: 1, notesOwed: 0, unreadable: 1 });
    expect(listed(archive)).toMatchObject([
      { kind: 'note', reason: 'noIdentity', text: bad, from: '2025-03-03 10:00:00' },
    ]);
    bad = JSON.stringify({ ...documentedNote, uuid: 'second' });
    await mirror(crm, archive, { settings: { force: true } });
    expect(readStatus(archive)).toMatchObject({ notes: 2, unreadable: 0 });
    expect(verifyFile(archive)).toMatchObject({ problems: [], isIndexSound: true });
  });

  it('is no reason to take an earlier state of it for one that the CRM lists no more', async () => {
    let note = JSON.stringify(documentedNote);
    const crm = await startCrmStub(
      listing(
        () => [call('noted', { note: 1 })],
        () => [note],
      ),
    );
    const archive = temporaryArchive();
    await mirror(crm, archive);
    note = `{"uuid":"${documentedNote.uuid.toUpperCase()}","x":${deep}}`;
    await mirror(crm, archive, { settings: { force: true } });
    expect(readStatus(archive)).toMatchObject({ notes: 1, unreadable: 1 });
    expect(archive.db.prepare('SELECT count(*) FROM note WHERE vanished_at IS NOT NULL').pluck().get()).toBe(0);
  });
});

describe('an identity that cannot be asked for', () => {
  it('leaves that call owed its notes, with the reason, and all others theirs', async () => {
    const odd = [call('half \ud83d', { note: 1 }), call('x'.repeat(10_000), { note: 1 })];
    const crm = await startCrmStub(
      listing(
        () => [...odd, call('plain', { note: 1 })],
        () => [JSON.stringify(documentedNote)],
      ),
    );
    const archive = temporaryArchive();
    const report = await mirror(crm, archive);
    expect(report.stopped).toBeUndefined();
    expect(report.gaps).toMatchObject([{ kind: 'notes', reason: 'notAskable', crmCount: 2 }]);
    expect(readStatus(archive)).toMatchObject({ interactions: 3, notes: 1, notesOwed: 2 });
  });
});
