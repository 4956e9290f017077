import { describe, expect, test } from 'vitest';
import { memoizedParts, partsOfRow, type PartNumbers } from '../../../../main/archive/records/row-parts';
import { readTexts } from '../../../../main/archive/records/texts';
import { StoredDamaged } from '../../../../main/crm/json/wire';
import { temporaryArchive } from '../../temp-archive';

function parts() {
  const archive = temporaryArchive();
  archive.db.exec(`
    INSERT INTO label (id, text) VALUES (1, 'IN'), (2, 'out'), (3, 'SMS'), (4, 'NO-ANSWER'), (5, 'Video');
    INSERT INTO entity (id, wire) VALUES
      (1, '{"type":"person","uuid":"p","firstName":"Anna","lastName":"Wójcik","number":"107"}'),
      (2, '{"type":"organisation","uuid":"o","name":"Żabka","number":"600 700 800"}'),
      (3, '{"type":"person","numberNotFormatted":48333333333,"numberFormatted":"+48 333 333 333"}'),
      (4, '{"internal":12,"uuid":"a","firstName":"Jan","lastName":"Kowalski"}'),
      (5, '{"internal":13}'),
      (6, '{"uuid":"f","name":"Windykacja","color":"#fa702e"}'),
      (7, '{"name":"VIP","color":"red"}'),
      (8, '{');
  `);
  return memoizedParts(archive, readTexts(archive));
}

const nothing: PartNumbers = {
  ...{ direction: null, service: null, status: null, duration_seconds: null, from_caller: null, to_caller: null },
  ...{ external_number: null, receivers: null, flags: null },
};
const anna = { type: 'person', uuid: 'p', name: 'Anna Wójcik', number: '107' };
const shop = { type: 'organisation', uuid: 'o', name: 'Żabka', number: '600 700 800' };
const unknown = { type: 'unknown', uuid: null, name: null, number: null };
const jan = { uuid: 'a', name: 'Jan Kowalski', extension: '12' };

describe('a row says by itself', () => {
  test.each<[what: string, row: Partial<PartNumbers>, said: object]>([
    [
      'nothing where it names nothing',
      {},
      { ...{ service: '', direction: '', status: '', durationSeconds: null }, contact: unknown, agents: [], flags: [] },
    ],
    [
      'in one word what the CRM writes in several',
      { service: 3, direction: 2, status: 4 },
      { service: 'sms', direction: 'out', status: 'noAnswer' },
    ],
    ['as it came what nobody knows', { service: 5 }, { service: 'Video' }],
    ['who called in', { direction: 1, from_caller: 1, to_caller: 2 }, { direction: 'in', contact: anna }],
    ['who was called', { direction: 2, from_caller: 1, to_caller: 2 }, { direction: 'out', contact: shop }],
    [
      'the number outside, with the name',
      { direction: 1, from_caller: 1, external_number: 3 },
      { contact: { ...anna, number: '+48 333 333 333' } },
    ],
    [
      'the number outside alone',
      { direction: 1, external_number: 3 },
      { contact: { ...unknown, type: 'person', number: '+48 333 333 333' } },
    ],
    [
      'its agents in their order, one without a name by the extension',
      { receivers: '[5,4]' },
      { agents: [{ uuid: null, name: '13', extension: '13' }, jan] },
    ],
    [
      'its flags, and no colour that is none',
      { flags: '[[6,"{}"],[7,null]]' },
      {
        flags: [
          { uuid: 'f', name: 'Windykacja', color: '#fa702e' },
          { uuid: null, name: 'VIP', color: null },
        ],
      },
    ],
    ['a time of nothing as well as none', { duration_seconds: 0 }, { durationSeconds: 0 }],
  ])('%s', (_, row, said) => {
    expect(partsOfRow({ ...nothing, ...row }, parts())).toMatchObject(said);
  });

  test.each<[what: string, row: Partial<PartNumbers>]>([
    ['a caller that is no JSON', { from_caller: 8 }],
    ['a caller that is not there', { to_caller: 99 }],
    ['a status that is not there', { status: 99 }],
    ['an agent that is not there', { receivers: '[4,99]' }],
    ['flags of another shape', { flags: '[6]' }],
  ])('with %s nothing: it is damaged', (_, row) => {
    expect(() => partsOfRow({ ...nothing, ...row }, parts())).toThrow(StoredDamaged);
  });
});

test('what rows have in common is made once', () => {
  const known = parts();
  const row = { ...nothing, direction: 1, from_caller: 1, receivers: '[4]' };
  expect(partsOfRow(row, known).agents).toBe(partsOfRow(row, known).agents);
  expect(known.contact(1)).toBe(known.contact(1));
});
