import { describe, expect, it } from 'vitest';
import { sql as identitiesSql } from '../../../../main/archive/file/migrations/0007-identities';
import { flushPending } from '../../../../main/archive/index/index-build';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readExported } from '../../../../main/archive/queries/exported';
import { readRecords } from '../../../../main/archive/queries/read';
import { readNotesOwed, storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { verifyFile } from '../../../../main/archive/check/verify';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json } from '../../../../main/crm/json/wire';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { cases, fc } from '../../random-cases';

/** Texts in which halves of surrogate pairs stand alone, beside whole ones and what has a meaning to JSON and SQLite. */
const torn = fc
  .array(fc.constantFrom('\ud83d', '\ude00', '\ud83d\ude00', 'ł', 'x', '"', '\\', '\0', '\ufffd'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const identity = torn.filter((text) => text !== '');

function store(archive: ArchiveWriter, interactions: readonly Json[], notes: readonly Json[] = []): number[] {
  return archive.transaction(() => {
    const { ids } = storeInteractions(archive, interactions.map(toInteraction));
    if (notes.length > 0) storeNotes(archive, ids[0]!, notes.map(toNote), '2026-01-01T00:00:00Z');
    return ids;
  });
}

const callDate = (date: string, uuid: string): Json => ({ ...documentedInteraction, uuid, callDate: date });

describe('a text with half a surrogate pair', () => {
  it('comes back as it came, in every field of a record and of a note', () => {
    const archive = temporaryArchive();
    const reader = readRecords(archive);
    fc.assert(
      fc.property(identity, identity, fc.array(torn, { minLength: 12, maxLength: 12 }), (uuid, noteUuid, texts) => {
        const [destination, callDirection, service, status, smsData, queue, name, flag, text, created, exist, new1] =
          texts as [string, string, string, string, string, string, string, string, string, string, string, string];
        const interaction = {
          ...documentedInteraction,
          ...{ uuid, destination, callDirection, service, status, smsData, callDate: created },
          from: { ...documentedInteraction.from, lastName: name },
          userTalk: { ...documentedInteraction.userTalk, status: queue },
          flags: [{ name: flag, uuid: 'f', color: '#fa702e', [`x${new1}`]: new1 }],
          [`y${new1}`]: new1,
        };
        const note = { ...documentedNote, uuid: noteUuid, text, created, status: exist, user: { lastName: name } };
        const [id] = store(archive, [interaction], [note]);
        expect(reader.wire(id!)).toEqual({ interaction, notes: [note] });
        expect(reader.idOf(uuid)).toBe(id);
        expect(reader.rows([id!], null)).toMatchObject([{ uuid, callDate: created }]);
        expect(readExported(archive)([id!])).toMatchObject([{ uuid, callDate: created, notes: [{ uuid: noteUuid }] }]);
        // Back to where it was, so that the next one is a record of its own.
        archive.db.exec('DELETE FROM note; DELETE FROM interaction; DELETE FROM loose');
      }),
      { numRuns: cases(300) },
    );
  });

  it('tells records apart by it', () => {
    const archive = temporaryArchive();
    const uuids = ['x\ud83d', 'x\ud83e', 'x\ufffd', '"x\\ud83d"', '"x\ufffd"', '"'];
    const ids = store(
      archive,
      uuids.map((uuid) => callDate('2025-01-01 10:00:00', uuid)),
    );
    expect(new Set(ids).size).toBe(uuids.length);
    expect(uuids.map((uuid) => readRecords(archive).idOf(uuid))).toEqual(ids);
    expect(verifyFile(archive)).toMatchObject({ problems: [], isIndexSound: true });
  });
});

describe('a uuid in another letter case', () => {
  const plain = documentedInteraction.uuid;
  const capital = plain.toUpperCase();

  it('is the same record, which keeps the spelling that came last', () => {
    const archive = temporaryArchive();
    const [first] = store(archive, [documentedInteraction], [documentedNote]);
    const noteUuid = documentedNote.uuid.toUpperCase();
    const [second] = store(
      archive,
      [{ ...documentedInteraction, uuid: capital }],
      [{ ...documentedNote, uuid: noteUuid }],
    );
    expect(second).toBe(first);
    const reader = readRecords(archive);
    expect(reader.wire(first!)).toMatchObject({ interaction: { uuid: capital }, notes: [{ uuid: noteUuid }] });
    expect(reader.rows([first!], null)).toMatchObject([{ uuid: capital }]);
    expect(readExported(archive)([first!])).toMatchObject([{ uuid: capital, notes: [{ uuid: noteUuid }] }]);
    expect([plain, capital].map((uuid) => reader.idOf(uuid))).toEqual([first, first]);
  });

  it('is asked for as the CRM spells it', () => {
    const archive = temporaryArchive();
    store(archive, [{ ...documentedInteraction, uuid: capital }]);
    expect(readNotesOwed(archive, 1)).toMatchObject([{ uuid: capital }]);
  });

  it('means something in what is no uuid', () => {
    const archive = temporaryArchive();
    expect(
      new Set(store(archive, [callDate('2025-01-01 10:00:00', 'abc'), callDate('2025-01-01 10:00:00', 'ABC')])).size,
    ).toBe(2);
  });
});

describe('a time that no row id can hold', () => {
  const dates = ['2242-03-16 12:56:31', '2242-03-16 12:56:32', '9999-12-31 23:59:59', '3000-01-01 00:00:00'];

  it('is kept as it came, with the records whose time cannot be read', () => {
    const archive = temporaryArchive();
    const twice = [...dates, ...dates].map((date, at) => callDate(date, `r${String(at)}`));
    const ids = store(archive, twice);
    expect(ids.every(Number.isSafeInteger)).toBe(true);
    expect(new Set(ids).size).toBe(8);
    const reader = readRecords(archive);
    expect(ids.map((id) => reader.wire(id).interaction)).toEqual(twice);
    expect(reader.rows(ids, null).map((row) => row.callDate)).toEqual([...dates, ...dates]);
    expect(readExported(archive)(ids).map((row) => row.callDate)).toEqual([...dates, ...dates]);
    expect(ids.map((id) => id < 2 ** 20)).toEqual([false, true, true, true, false, true, true, true]);
  });
});

describe('an archive of an earlier version', () => {
  it('has its far dates and capital letters put where they belong', () => {
    const archive = temporaryArchive();
    const capital = documentedInteraction.uuid.toUpperCase();
    store(archive, [callDate('0000-00-00 00:00:00', 'unreadable')]);
    const odd = { ...documentedInteraction, uuid: capital, smsData: '\ud83d', somethingNew: 1 };
    const far = { ...documentedInteraction, uuid: 'far', callDate: '9999-12-31 23:59:59', more: '\ud83d' };
    const [oddId] = store(archive, [odd], [{ ...documentedNote, uuid: documentedNote.uuid.toUpperCase() }]);
    const [farId] = store(archive, [far], [{ ...documentedNote, uuid: 'of-far' }]);
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
    // As earlier versions wrote them.
    const { db } = archive;
    db.exec(`
      UPDATE interaction SET uuid = '${capital}', extra = '{"smsData":["\\ud83d"],"somethingNew":[1]}' WHERE id = ${String(oddId)};
      UPDATE note SET uuid = '${documentedNote.uuid.toUpperCase()}', extra = NULL WHERE interaction_id = ${String(oddId)};
      UPDATE interaction SET id = 253402300799 * 1048576, extra = '{"more":["\\ud83d"]}' WHERE id = ${String(farId)};
      UPDATE note SET interaction_id = 253402300799 * 1048576 WHERE interaction_id = ${String(farId)};
    `);
    db.exec(identitiesSql);
    const reader = readRecords(archive);
    const moved = reader.idOf('far')!;
    expect(moved).toBeLessThan(2 ** 20);
    expect(reader.wire(moved)).toMatchObject({ interaction: far, notes: [{ uuid: 'of-far' }] });
    expect(reader.idOf(documentedInteraction.uuid)).toBe(oddId);
    expect(reader.wire(oddId!)).toMatchObject({
      interaction: odd,
      notes: [{ uuid: documentedNote.uuid.toUpperCase() }],
    });
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
    expect(verifyFile(archive)).toMatchObject({ problems: [], isIndexSound: true });
    // What comes again finds the same rows.
    expect(store(archive, [odd, far])).toEqual([oddId, moved]);
  });
});
