import { describe, expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { indexReader, type IndexableRecord } from '../../../../main/archive/index/index-records';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { JsonObject } from '../../../../main/crm/json/wire';
import type { WordField } from '../../../../main/search/index/terms';
import { temporaryArchive } from '../../temp-archive';

const anna = { firstName: 'Anna', lastName: 'Żak', number: '600 700 800' };
const shop = { name: 'Żabka', number: '107' };
const second = { uuid: 'second', callDate: '2022-12-29 11:24:57' };

/** An archive with one record, and its notes where it was asked for them. */
function stored(interaction: JsonObject, notes: readonly JsonObject[] | null): { archive: ArchiveWriter; id: number } {
  const archive = temporaryArchive();
  const id = archive.transaction(() => {
    const [first = 0] = storeInteractions(archive, [toInteraction({ ...second, ...interaction })]).ids;
    const wires = notes?.map((note, at) => toNote({ uuid: `note ${String(at)}`, ...note }));
    if (wires !== undefined) storeNotes(archive, first, wires, '2026-01-01T00:00:00Z');
    return first;
  });
  archive.db.unsafeMode(true);
  return { archive, id };
}

function read({ archive, id }: ReturnType<typeof stored>): IndexableRecord {
  return indexReader(archive).read(id)!;
}

/** With `/` between the two spellings of a word, `@` in front of the field, `~` for what is sorted last. */
const termsOf = ({ terms }: IndexableRecord): string[] =>
  terms.map((term) => term.replace('\0', '/').replace('\u0001', '@').replace('\uffff', '~')).sort();

test.each<[what: string, interaction: JsonObject, notes: readonly JsonObject[] | null, terms: readonly string[]]>([
  ['nothing', {}, null, []],
  [
    'its properties in the words of the archive',
    { service: 'SMS', callDirection: 'OUT', status: 'NO-ANSWER', userTalk: { status: 'queue' } },
    null,
    ['Asms', 'Bout', 'CnoAnswer', 'Dqueue'],
  ],
  [
    'the words of a name and their pairs, folded and as they are',
    { destination: 'Sala Żółta' },
    null,
    ['NSala Żółta', 'wsala zolta/sala żółta@d', 'wsala@d', 'wzolta/żółta@d'],
  ],
  [
    'who called in, by name and by number, and as the contact',
    { callDirection: 'IN', from: anna },
    null,
    [
      ...['1008007006@f', 'Bin', 'Ganna zak/Anna Żak', 'Mz~~ak anna/Anna Żak', 'L600 700 800'],
      ...['wanna zak/anna żak@f', 'wanna@f', 'wzak/żak@f'],
    ],
  ],
  [
    'who was called as the contact, and who called by name alone',
    { callDirection: 'OUT', from: { name: 'Jan' }, to: { name: 'Ewa' } },
    null,
    ['Bout', 'Gewa/Ewa', 'Mewa/Ewa', 'wewa@t', 'wjan@f'],
  ],
  [
    'the number outside for whoever was outside, the contact where there is no name',
    { callDirection: 'OUT', externalNumber: { numberFormatted: '+48 600 700 800' } },
    null,
    ['1008007006@t', 'Bout', 'G~/+48 600 700 800', 'M~/+48 600 700 800', 'L+48 600 700 800'],
  ],
  [
    'agents and flags by their words, and as they are',
    { userTalk: { receivers: [{ internal: 12, lastName: 'Lis' }] }, flags: [{ name: 'VIP' }] },
    null,
    ['ELis', 'F12', 'HVIP', 'wlis@a', 'wvip@l'],
  ],
  ['the words of an SMS, without pairs', { smsData: 'Dzień dobry' }, null, ['wdobry@s', 'wdzien/dzień@s']],
  ['that there are notes, also before they came', { note: 1 }, null, ['Inotes']],
  ['how many notes there are, of several', {}, [{ text: 'a' }, { text: 'b' }], ['Inotes', 'K2', 'wa@n', 'wb@n']],
  [
    'a note: its words, who wrote it, whom it names, what it has',
    {},
    [{ text: 'tak', user: { name: 'Lis' }, person: shop, pin: 1, files: [{ fileName: 'plan' }] }],
    ['Iattachment', 'Inotes', 'IpinnedNote', 'wlis@w', 'wplan@e', 'wtak@n', 'wzabka/żabka@o'],
  ],
])('the index holds of a record %s', (_, interaction, notes, terms) => {
  expect(termsOf(read(stored(interaction, notes)))).toEqual([...terms].sort());
});

test('the words of each text stand apart, and the times and costs as they came', () => {
  const wire = { duration: 0, cost: null, smsData: 'Tak.' };
  const { sms, notes, durationSeconds, cost } = read(stored(wire, [{ text: 'raz dwa' }, { text: 'trzy' }]));
  expect([sms, ...notes].map((words) => words.map(({ text }) => text))).toEqual([['tak'], ['raz', 'dwa'], ['trzy']]);
  expect({ durationSeconds, cost }).toEqual({ durationSeconds: 0, cost: null });
});

describe('of a damaged record', () => {
  const wire = { service: 'SMS', from: { name: 'Jan' }, smsData: 'tak' };
  test.each<[what: string, sql: string, terms: readonly string[]]>([
    [
      'a caller that is no JSON',
      `INSERT INTO entity (id, wire) VALUES (99, '{'); UPDATE interaction SET from_caller = 99`,
      ['Asms', 'Inotes', 'wnie@n', 'wtak@s'],
    ],
    [
      'agents that are no list',
      `UPDATE interaction SET receivers = '5'`,
      ['Asms', 'Inotes', 'wjan@f', 'wnie@n', 'wtak@s'],
    ],
    ['files that are no JSON', `UPDATE note SET files = '{'`, ['Asms', 'Inotes', 'wjan@f', 'wnie@n', 'wtak@s']],
    ['notes that were never asked for', 'UPDATE interaction SET notes_checked_at = NULL', ['Asms', 'wjan@f', 'wtak@s']],
    ['a note of which nothing is known', `UPDATE note SET uuid = x'00'`, ['Asms', 'wjan@f', 'wtak@s']],
    ['a uuid that is none', `UPDATE interaction SET uuid = x'00'`, []],
  ])('the rest is indexed: %s', (_, sql, terms) => {
    const { archive, id } = stored(wire, [{ text: 'nie' }]);
    archive.db.exec(sql);
    const record = read({ archive, id });
    expect([record.id, termsOf(record)]).toEqual([id, terms]);
  });
});

test.each<[field: WordField, texts: readonly string[]]>([
  ['sms', ['Tak.']],
  ['note', ['raz', 'dwa']],
  ['from', ['Anna Żak']],
  ['to', ['Żabka']],
  ['agent', ['Jan Lis', '12']],
  ['flag', ['VIP']],
  ['author', ['Ewa']],
  ['noteContact', ['Żabka', 'Anna Żak']],
  ['file', ['plan.png', 'umowa']],
  ['destination', ['Recepcja']],
])('a record says in the field "%s" %j', (field, texts) => {
  const { archive, id } = stored(
    {
      ...{ smsData: 'Tak.', from: anna, to: shop, flags: [{ name: 'VIP' }], destination: 'Recepcja' },
      userTalk: { receivers: [{ firstName: 'Jan', lastName: 'Lis' }, { internal: 12 }] },
    },
    [
      { text: 'raz', user: { name: 'Ewa' }, organisation: shop, person: anna },
      { text: 'dwa', files: [{ fileName: 'plan', fileExtension: 'png' }, { fileName: 'umowa' }] },
    ],
  );
  expect(indexReader(archive).texts(id, field)).toEqual(texts);
});

test('a record that is not there is none, and says nothing', () => {
  const reader = indexReader(temporaryArchive());
  expect([reader.read(5), reader.texts(5, 'sms')]).toEqual([null, []]);
});
