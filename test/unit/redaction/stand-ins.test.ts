import { expect, test } from 'vitest';
import { knownPersons } from '../../../main/redaction/known';
import { StandIns } from '../../../main/redaction/stand-ins';

const known = knownPersons(
  [
    { id: 'anna', kind: 'person', names: ['Anna Kowalska'], numbers: ['600700800', '221234567'] },
    { id: 'zabka', kind: 'organisation', names: ['Żabka'], numbers: [] },
    { id: 'ewa', kind: 'agent', names: ['Ewa Nowak'], numbers: [], extensions: ['107'] },
  ],
  null,
);

test('the same thing has the same name, other things have others, and what a person alone has bears its number', () => {
  const names = new StandIns(known, 'pl');
  const anna = names.standInOf({ key: 'person:anna', persons: ['anna'] });
  const number = /^Osoba (\d+)$/.exec(anna)?.[1] ?? '';
  expect(names.standInOf({ key: 'person:anna', persons: ['anna'] })).toBe(anna);
  expect(names.standInOf({ key: 'number:600700800', persons: ['anna'] })).toBe(`Numer ${number}`);
  expect(names.standInOf({ key: 'number:221234567', persons: ['anna'] })).toBe(`Numer ${number}-2`);
  expect(names.standInOf({ key: 'number:600700800', persons: ['anna'] })).toBe(`Numer ${number}`);
  expect(names.standInOf({ key: 'person:zabka', persons: ['zabka'] })).toMatch(/^Firma \d+$/);
  expect(names.standInOf({ key: 'person:ewa', persons: ['ewa'] })).toMatch(/^Pracownik \d+$/);
  expect(names.standInOf({ key: 'extension:107', persons: ['ewa'] })).toMatch(/^Wewn\. \d+$/);
  expect(names.standInOf({ key: 'name:anna', persons: ['anna', 'other'] })).toMatch(/^Ktoś \d+$/);
});

test('no number is drawn twice, and every one up to about as many as there are', () => {
  const names = new StandIns(known, 'en');
  const drawn = Array.from({ length: 3000 }, (_, at) =>
    Number(/\d+$/.exec(names.standInOf({ key: `email:${String(at)}@x.pl`, persons: [] }))?.[0]),
  );
  expect(new Set(drawn).size).toBe(3000);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(4096);
  expect(drawn).not.toEqual(drawn.toSorted((a, b) => a - b));
});

test('a uuid has another one in its place, the same within a file and another in the next', () => {
  const [first, second] = [new StandIns(known, 'pl'), new StandIns(known, 'pl')];
  const uuid = '0a1b2c3d-0000-4000-8000-000000000001';
  expect(first.uuid(uuid)).toBe(first.uuid(uuid.toUpperCase()));
  expect(first.uuid(uuid)).not.toBe(second.uuid(uuid));
  expect(first.uuid(uuid)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});
