import { afterEach, describe, expect, it } from 'vitest';
import { plainDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { buildInteraction, buildNote, dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer, type CrmServerOptions } from '../../../main/sample-crm/http/server';
import { ask, historyOf, readTolerantly, recordsOf, uuidsIn } from './reading';

const servers: CrmServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: Partial<CrmServerOptions> = {}): Promise<CrmServer> {
  const server = await startCrmServer({ data: office, ...options });
  servers.push(server);
  return server;
}

const office = generateOffice({ seed: 5, interactions: 2_345, from: '2026-01-01', to: '2026-03-31' });
const year = ['2026-01-01 00:00:00', '2026-12-31 23:59:59'] as const;
const three = dataOfRecords(
  ['2026-03-12 10:00:00', '2026-03-12 11:00:00', '2026-03-12 12:00:00'].map((callDate) => ({
    interaction: buildInteraction({ callDate }),
  })),
);

describe('authorisation', () => {
  it('answers 401 to a wrong key and to none, in the documented words', async () => {
    const { baseUrl, requests } = await start({ key: 'secret' });
    const wrong = await ask(baseUrl, historyOf(...year), 'other');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toBe('{"success":false,"message":"Unauthorized"}');
    expect((await fetch(baseUrl + historyOf(...year))).status).toBe(401);
    expect((await ask(baseUrl, historyOf(...year), 'secret')).status).toBe(200);
    expect(requests).toMatchObject({ total: 3, refused: 2, callHistory: 1 });
  });

  it('accepts another key from the moment it is changed', async () => {
    const server = await start({ key: 'old' });
    server.setKey('new');
    expect((await ask(server.baseUrl, historyOf(...year), 'old')).status).toBe(401);
    expect((await ask(server.baseUrl, historyOf(...year), 'new')).status).toBe(200);
  });
});

describe('callHistory', () => {
  it('listens on the loopback only and names its address as the product does', async () => {
    const { baseUrl } = await start();
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/publicApi\/$/);
  });

  it('answers in the documented envelope', async () => {
    const { baseUrl } = await start({ data: three });
    const { body, headers } = await ask(baseUrl, historyOf(...year));
    expect(headers.get('content-type')).toContain('application/json');
    expect(Object.keys(readTolerantly(body))).toEqual(['success', 'data', 'otherData', 'message']);
    expect(readTolerantly(body)).toMatchObject({ success: true, otherData: { totalCount: 3 } });
  });

  it('gives every documented field to every record', async () => {
    const { baseUrl } = await start();
    const fields = [
      'uuid',
      'callDirection',
      'callDate',
      'duration',
      'destination',
      'cost',
      'service',
      'smsData',
      'note',
      'externalNumber',
      'from',
      'to',
      'userTalk',
      'flags',
      'status',
    ];
    for (const record of recordsOf(readTolerantly((await ask(baseUrl, historyOf(...year))).body)))
      expect(Object.keys(record)).toEqual(fields);
  });

  it('pages by a thousand, from 1, and counts the whole period in each page', async () => {
    const { baseUrl } = await start();
    const pages = await Promise.all([undefined, 1, 2, 3, 4].map((page) => ask(baseUrl, historyOf(...year, page))));
    expect(pages.map(({ body }) => uuidsIn(body).length)).toEqual([1000, 1000, 1000, 345, 0]);
    expect(pages.map(({ body }) => readTolerantly(body).otherData?.totalCount)).toEqual(Array(5).fill(2345));
    expect(new Set(pages.slice(1).flatMap(({ body }) => uuidsIn(body))).size).toBe(2345);
  });

  it('keeps to the period, both ends included', async () => {
    const { baseUrl } = await start({ data: three });
    const { body } = await ask(baseUrl, historyOf('2026-03-12 10:00:00', '2026-03-12 11:00:00'));
    expect(recordsOf(readTolerantly(body)).map(({ callDate }) => callDate)).toEqual([
      '2026-03-12 11:00:00',
      '2026-03-12 10:00:00',
    ]);
  });

  it('refuses a plus in the raw query, wherever it stands', async () => {
    const { baseUrl } = await start();
    for (const question of [
      'callHistory?dateFrom=2026-01-01+00:00:00&dateTo=2026-12-31%2023:59:59',
      'callHistory?dateFrom=2026-01-01%2000:00:00&dateTo=2026-12-31+23:59:59',
    ]) {
      const { status, body } = await ask(baseUrl, question);
      expect(status).toBe(400);
      expect(readTolerantly(body)).toEqual({ success: false, message: 'Invalid query: a space must be sent as %20' });
    }
  });

  it.each([
    ['callHistory', 'Missing parameter: dateFrom'],
    ['callHistory?dateFrom=2026-01-01%2000:00:00', 'Missing parameter: dateTo'],
    ['callHistory?dateFrom=2026-01-01&dateTo=2026-12-31%2023:59:59', 'Invalid parameter: dateFrom'],
    ['callHistory?dateFrom=2026-01-01%2000:00:00&dateTo=2026-02-30%2023:59:59', 'Invalid parameter: dateTo'],
    [
      'callHistory?dateFrom=2026-01-02%2000:00:00&dateTo=2026-01-01%2023:59:59',
      'Invalid parameter: dateFrom is after dateTo',
    ],
    ['callHistory?dateFrom=2026-01-01%2000:00:00&dateTo=2026-12-31%2023:59:59&page=0', 'Invalid parameter: page'],
    ['callHistory?dateFrom=2026-01-01%2000:00:00&dateTo=2026-12-31%2023:59:59&page=x', 'Invalid parameter: page'],
    ['callHistory?dateFrom=%E0%A4%A&dateTo=2026-12-31%2023:59:59', 'Invalid query: wrong percent-encoding'],
    ['notes', 'Missing parameter: callHistory'],
    ['notes?callHistory=12', 'Invalid parameter: callHistory'],
  ])('refuses %s', async (question, message) => {
    const strict = await start();
    const lenient = await start({ dialect: { ...plainDialect, badParameterStatus: 200 } });
    const refused = await ask(strict.baseUrl, question);
    expect(refused.status).toBe(400);
    expect(readTolerantly(refused.body)).toEqual({ success: false, message });
    expect(await ask(lenient.baseUrl, question)).toMatchObject({ status: 200, body: refused.body });
    expect(strict.requests.refused).toBe(1);
  });

  it('knows no other method and no other verb', async () => {
    const { baseUrl } = await start();
    expect((await ask(baseUrl, 'calls')).status).toBe(404);
    const posted = await fetch(baseUrl + historyOf(...year), {
      method: 'POST',
      headers: { Authorization: 'Bearer demo' },
    });
    expect(posted.status).toBe(405);
  });
});

describe('notes', () => {
  it('lists the notes of one interaction, paged like interactions', async () => {
    const interaction = buildInteraction();
    const notes = Array.from({ length: 1001 }, (_, number) => buildNote({ plain: `Notatka ${number}` }));
    const { baseUrl, requests } = await start({ data: dataOfRecords([{ interaction, notes }]) });
    const first = await ask(baseUrl, `notes?callHistory=${interaction.uuid}`);
    const second = await ask(baseUrl, `notes?callHistory=${interaction.uuid.toUpperCase()}&page=2`);
    expect([first, second].map(({ body }) => uuidsIn(body).length)).toEqual([1000, 1]);
    expect(readTolerantly(second.body).otherData?.totalCount).toBe(1001);
    expect(requests.notes).toBe(2);
  });

  it('has none for an interaction that is not there', async () => {
    const { baseUrl } = await start();
    expect(readTolerantly((await ask(baseUrl, 'notes?callHistory=00000000-0000-4000-8000-000000000000')).body)).toEqual(
      {
        success: true,
        data: [],
        otherData: { totalCount: 0 },
        message: '',
      },
    );
  });
});

describe('a world that changes', () => {
  it('lists what is added and no more what is removed', async () => {
    const server = await start({ data: three });
    const added = buildInteraction({ callDate: '2026-03-12 11:30:00' });
    await ask(server.baseUrl, historyOf(...year));
    server.addInteractions([{ interaction: added, notes: [buildNote()] }]);
    server.removeInteraction(three.uuidAt(0));
    const { body } = await ask(server.baseUrl, historyOf(...year));
    expect(uuidsIn(body)).toEqual([three.uuidAt(2), added.uuid, three.uuidAt(1)]);
    expect(recordsOf(readTolerantly(body))[1]).toEqual(server.servedInteraction(added.uuid));
    expect(server.uuidsBetween('2026-03-12', '2026-03-12')).toEqual([three.uuidAt(1), added.uuid, three.uuidAt(2)]);
    expect(server.count()).toBe(3);
    expect(server.servedInteraction(three.uuidAt(0))).toBeNull();
    expect(() => {
      server.addInteractions([{ interaction: added }]);
    }).toThrow(/already/);
  });

  it('changes, adds and takes away notes, and counts them in the interaction', async () => {
    const server = await start({ data: three });
    const interaction = three.uuidAt(0);
    const note = buildNote();
    const late = buildNote({ plain: 'Dopisane po miesiącu.' });
    const read = async (): Promise<readonly unknown[]> =>
      recordsOf(readTolerantly((await ask(server.baseUrl, `notes?callHistory=${interaction}`)).body));
    server.addNote(interaction, note);
    server.addNote(interaction, late);
    server.editNote(interaction, note.uuid, { plain: 'Zmienione.', isEdited: true });
    expect(await read()).toMatchObject([
      { text: 'Zmienione.', edit: 1 },
      { text: 'Dopisane po miesiącu.', edit: 0 },
    ]);
    expect(server.servedInteraction(interaction)).toMatchObject({ note: 2 });
    server.deleteNote(interaction, note.uuid);
    server.deleteNote(interaction, late.uuid, 'vanished');
    expect(await read()).toMatchObject([{ uuid: note.uuid, status: 'deleted' }]);
    expect(await read()).toEqual(server.servedNotes(interaction));
    expect(() => {
      server.editNote(interaction, late.uuid, {});
    }).toThrow(/no note/);
  });

  it('changes an interaction but not its identity', async () => {
    const server = await start({ data: three });
    server.editInteraction(three.uuidAt(0), { destination: 'Kolejka Serwis' });
    const { body } = await ask(server.baseUrl, historyOf(...year));
    expect(recordsOf(readTolerantly(body))[2]).toMatchObject({ uuid: three.uuidAt(0), destination: 'Kolejka Serwis' });
  });
});
