import { afterEach, describe, expect, it } from 'vitest';
import {
  dialectOfRecord,
  mixedDialect,
  plainDialect,
  printedDialect,
  readings,
  type Dialect,
} from '../../../main/sample-crm/http/dialect';
import { draftOf } from '../../../main/sample-crm/office/draft';
import { exampleCallHistoryBody, exampleNotesBody, exampleNoteText } from '../../../main/sample-crm/office/examples';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { buildInteraction, buildNote, dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import type { ServedObject } from '../../../main/sample-crm/http/serve';
import { ask, historyOf, readTolerantly, recordsOf, textOf } from './reading';

const servers: CrmServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const agent = { internal: 107, uuid: '11111111-1111-4111-8111-111111111111', firstName: 'Marta', lastName: 'Żuk' };
const interaction = buildInteraction({
  direction: 'in',
  status: 'noAnswer',
  durationSeconds: 0,
  externalNumber: { number: '0049171392001', formatted: '+49 171 392001', type: 'person' },
  from: { type: 'person', firstName: 'Łucja', number: '+49 171 392001', numberNotFormatted: '0049171392001' },
  to: null,
  flags: [
    {
      name: 'VIP',
      uuid: '22222222-2222-4222-8222-222222222222',
      color: '#fa702e',
      relUuid: '33333333-3333-4333-8333-333333333333',
    },
  ],
});
const answered = buildInteraction({ durationSeconds: 61, userTalk: { status: 'queue', receivers: [agent] } });
const drafted = buildNote({ ...draftOf('**Pilne** "żółć"\n- C:\\dane, a/b'), isEdited: true });
const attached = buildNote({
  files: [
    {
      uuid: '44444444-4444-4444-8444-444444444444',
      uploadedAt: '2026-03-12 10:21:00',
      relatedTo: 'note',
      mimeType: 'application/pdf',
      fileExtension: 'pdf',
      fileSize: 1234,
      fileDescription: null,
      fileName: 'umowa.pdf',
    },
  ],
});
const data = dataOfRecords([{ interaction, notes: [drafted, attached] }, { interaction: answered }]);

interface Said {
  readonly server: CrmServer;
  readonly historyBody: string;
  readonly notesBody: string;
  readonly missed: ServedObject;
  readonly taken: ServedObject;
  readonly notes: readonly ServedObject[];
}

async function say(change: Partial<Dialect>): Promise<Said> {
  const server = await startCrmServer({ data, dialect: { ...plainDialect, ...change } });
  servers.push(server);
  const historyBody = (await ask(server.baseUrl, historyOf('2026-01-01 00:00:00', '2026-12-31 23:59:59'))).body;
  const notesBody = (await ask(server.baseUrl, `notes?callHistory=${interaction.uuid}`)).body;
  const interactions = new Map(recordsOf(readTolerantly(historyBody)).map((record) => [record.uuid, record]));
  return {
    server,
    historyBody,
    notesBody,
    missed: interactions.get(interaction.uuid)!,
    taken: interactions.get(answered.uuid)!,
    notes: recordsOf(readTolerantly(notesBody)),
  };
}

describe('each reading by itself', () => {
  it('parties as objects or as lists of one', async () => {
    expect((await say({ party: 'object' })).missed.from).toMatchObject({ firstName: 'Łucja' });
    expect((await say({ party: 'list' })).missed.from).toMatchObject([{ firstName: 'Łucja' }]);
  });

  it('an unknown party as an object or as null', async () => {
    expect((await say({ unknownParty: 'object' })).missed.to).toEqual({ type: 'unknown' });
    expect((await say({ unknownParty: 'null' })).missed.to).toBeNull();
  });

  it('numbers as strings, or as numbers without their leading zeros', async () => {
    expect((await say({})).missed.externalNumber).toMatchObject({ numberNotFormatted: '0049171392001' });
    const { missed, notes } = await say({ numberNotFormatted: 'number' });
    expect(missed.externalNumber).toMatchObject({ numberNotFormatted: 49171392001, numberFormatted: '+49 171 392001' });
    expect(missed.from).toMatchObject({ numberNotFormatted: 49171392001 });
    expect(notes[0]?.call).toMatchObject({ externalNumber: { numberNotFormatted: 49171392001 } });
  });

  it('each enumeration in its own case', async () => {
    expect((await say({})).missed).toMatchObject({ callDirection: 'in', service: 'CALL', status: 'noAnswer' });
    expect((await say({ directionCase: 'upper' })).missed).toMatchObject({
      callDirection: 'IN',
      service: 'CALL',
      status: 'noAnswer',
    });
    expect((await say({ serviceCase: 'lower' })).missed).toMatchObject({
      callDirection: 'in',
      service: 'call',
      status: 'noAnswer',
    });
    expect((await say({ statusCase: 'upper' })).missed).toMatchObject({
      callDirection: 'in',
      service: 'CALL',
      status: 'NOANSWER',
    });
  });

  it('relUuid in both spellings', async () => {
    expect((await say({})).missed.flags).toMatchObject([{ relUuid: '33333333-3333-4333-8333-333333333333' }]);
    expect((await say({ relUuid: 'reluuid' })).missed.flags).toMatchObject([
      { reluuid: '33333333-3333-4333-8333-333333333333' },
    ]);
  });

  it('no files as an object or as a list, files always as a list of objects', async () => {
    expect((await say({ emptyFiles: 'object' })).notes.map(({ files }) => files)).toEqual([
      {},
      [expect.objectContaining({ fileName: 'umowa.pdf', fileSize: 1234 })],
    ]);
    expect((await say({ emptyFiles: 'list' })).notes[0]?.files).toEqual([]);
  });

  it('a text as JSON in a string', async () => {
    const { notesBody, notes } = await say({});
    expect(() => JSON.parse(notesBody) as unknown).not.toThrow();
    expect(JSON.parse(textOf(notes[0]?.text))).toEqual(drafted.draft);
  });

  it('a text unescaped, which is not valid JSON', async () => {
    const { notesBody, notes, server } = await say({ noteText: 'unescaped' });
    expect(() => JSON.parse(notesBody) as unknown).toThrow(SyntaxError);
    expect(notesBody).toContain(`"text":"${JSON.stringify(drafted.draft)}","created"`);
    expect(notes).toEqual(server.servedNotes(interaction.uuid));
    expect(JSON.parse(textOf(notes[0]?.text))).toEqual(drafted.draft);
    expect(notes[1]?.text).toBe(attached.plain);
  });

  it('a text as plain text', async () => {
    expect((await say({ noteText: 'plain' })).notes[0]?.text).toBe('Pilne "żółć"\nC:\\dane, a/b');
  });

  it('a comma after the last field, which is not valid JSON', async () => {
    const { notesBody, notes, server } = await say({ trailingComma: 'yes' });
    expect(() => JSON.parse(notesBody) as unknown).toThrow(SyntaxError);
    expect(notesBody).toContain('"edit":1,}');
    expect(notes).toEqual(server.servedNotes(interaction.uuid));
  });

  it('the printed line break between the braces of no files', async () => {
    const { notesBody } = await say({ emptyFiles: 'object', filesWhitespace: 'yes' });
    expect(notesBody).toContain('"files":{\n      }');
    expect(() => JSON.parse(notesBody) as unknown).not.toThrow();
  });

  it("a note's interaction at its own time or an hour earlier", async () => {
    expect((await say({})).notes[0]?.call).toMatchObject({ uuid: interaction.uuid, callDate: '2026-03-12 10:15:00' });
    expect((await say({ noteCallDate: 'hourEarlier' })).notes[0]?.call).toMatchObject({
      callDate: '2026-03-12 09:15:00',
    });
  });

  it('whether there are notes, or how many', async () => {
    expect((await say({ noteCount: 'count' })).missed.note).toBe(2);
    expect((await say({ noteCount: 'flag' })).missed.note).toBe(1);
    expect((await say({ noteCount: 'flag' })).taken.note).toBe(0);
  });

  it('whole numbers as numbers or as strings', async () => {
    expect((await say({})).taken).toMatchObject({
      duration: 61,
      cost: 0,
      note: 0,
      userTalk: { receivers: [{ internal: 107 }] },
    });
    const { taken, notes } = await say({ ints: 'string' });
    expect(taken).toMatchObject({
      duration: '61',
      cost: '0',
      note: '0',
      userTalk: { receivers: [{ internal: '107' }] },
    });
    expect(notes).toMatchObject([{ pin: '0', edit: '1' }, { files: [{ fileSize: '1234' }] }]);
  });

  it('fields that are in no document', async () => {
    const { missed, notes } = await say({ extraFields: 'yes' });
    expect(missed).toMatchObject({ tenantId: 17, recording: null });
    expect(notes[0]).toMatchObject({ visibility: 'team' });
  });

  it('values that are in no document, in some records', async () => {
    const records = Array.from({ length: 60 }, (_, number) => ({ interaction: buildInteraction({ cost: number }) }));
    const server = await startCrmServer({
      data: dataOfRecords(records),
      dialect: { ...plainDialect, unknownValues: 'yes' },
    });
    servers.push(server);
    const values = new Set(records.map(({ interaction }) => server.servedInteraction(interaction.uuid)?.status));
    expect(values).toEqual(new Set(['answered', 'voicemail']));
  });

  it('userTalk without receivers as an object or as null', async () => {
    expect((await say({})).missed.userTalk).toEqual({ status: 'noQueue', receivers: [] });
    const { missed, taken } = await say({ emptyUserTalk: 'null' });
    expect(missed.userTalk).toBeNull();
    expect(taken.userTalk).toMatchObject({ receivers: [agent] });
  });

  it('letters as they are or as PHP escapes them, meaning the same', async () => {
    const raw = await say({});
    const escaped = await say({ letters: 'escaped' });
    expect(raw.historyBody).toContain('Łucja');
    expect(escaped.historyBody).toContain('\\u0141ucja');
    expect(escaped.notesBody).toContain('a\\/b');
    expect(escaped.notes).toEqual(raw.notes);
    expect(escaped.missed).toEqual(raw.missed);
  });

  it('no records as a list or as an object, and the count as a number or as a string', async () => {
    const { server } = await say({ emptyData: 'object', totalCount: 'string' });
    const { body } = await ask(server.baseUrl, historyOf('2020-01-01 00:00:00', '2020-01-02 00:00:00'));
    expect(JSON.parse(body)).toEqual({ success: true, data: {}, otherData: { totalCount: '0' }, message: '' });
  });
});

describe('mixed dialects', () => {
  it('print each record in a way of its own and always alike', () => {
    const mixed = mixedDialect(3);
    const uuids = Array.from({ length: 300 }, (_, number) => buildInteraction({ cost: number }).uuid);
    const seen = uuids.map((uuid) => dialectOfRecord(mixed, uuid));
    expect(seen).toEqual(uuids.map((uuid) => dialectOfRecord(mixed, uuid)));
    for (const [key, ways] of Object.entries(readings)) {
      expect(new Set(seen.map((dialect) => new Map(Object.entries(dialect)).get(key))), key).toEqual(new Set(ways));
    }
  });

  it.each([[plainDialect], [printedDialect], [mixedDialect(1)], [mixedDialect(2)], [mixedDialect(3)]])(
    'serve what a tolerant reading gives',
    { timeout: 20_000 },
    async (dialect) => {
      const office = generateOffice({
        seed: 9,
        interactions: 300,
        from: '2026-03-01',
        to: '2026-03-31',
        noteShare: 0.5,
      });
      const server = await startCrmServer({ data: office, dialect });
      servers.push(server);
      const { body } = await ask(server.baseUrl, historyOf('2026-03-01 00:00:00', '2026-03-31 23:59:59'));
      const records = recordsOf(readTolerantly(body));
      expect(records).toHaveLength(300);
      for (const record of records) expect(record).toEqual(server.servedInteraction(textOf(record.uuid)));
      let notes = 0;
      for (const { uuid } of records.filter((record) => Number(record.note) > 0)) {
        const read = recordsOf(readTolerantly((await ask(server.baseUrl, `notes?callHistory=${textOf(uuid)}`)).body));
        expect(read).toEqual(server.servedNotes(textOf(uuid)));
        notes += read.length;
      }
      expect(notes).toBeGreaterThan(100);
    },
  );
});

describe('the printed examples', () => {
  it('of notes is not valid JSON, and a tolerant reading rebuilds it', () => {
    expect(() => JSON.parse(exampleNotesBody) as unknown).toThrow(SyntaxError);
    expect(recordsOf(readTolerantly(exampleNotesBody))).toMatchObject([
      { text: exampleNoteText, files: {}, pin: 0, edit: 1, call: { callDate: '2022-12-29 10:24:57' } },
    ]);
    expect(() => JSON.parse(exampleNoteText) as unknown).not.toThrow();
  });

  it('of notes stays invalid in each of its two places alone', () => {
    expect(() => JSON.parse(exampleNotesBody.replace('"edit":1,}', '"edit":1}')) as unknown).toThrow(SyntaxError);
    expect(() => JSON.parse(exampleNotesBody.replace(exampleNoteText, '')) as unknown).toThrow(SyntaxError);
    expect(
      () => JSON.parse(exampleNotesBody.replace('"edit":1,}', '"edit":1}').replace(exampleNoteText, '')) as unknown,
    ).not.toThrow();
  });

  it('of callHistory prints the number as a number and the words in upper case', () => {
    expect(recordsOf(JSON.parse(exampleCallHistoryBody) as never)).toMatchObject([
      {
        callDirection: 'IN',
        status: 'ANSWERED',
        callDate: '2022-12-29 11:24:57',
        externalNumber: { numberNotFormatted: 48333333333 },
        flags: [{ reluuid: '9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a' }],
      },
    ]);
  });
});
