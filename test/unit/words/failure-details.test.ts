import { expect, test } from 'vitest';
import { failureKinds, failureOf, KronikaError } from '../../../preload/failure';
import { detailsOf, withoutPersonalData } from '../../../preload/failure-details';

const secrets = ['Wójcik', 'kowalski', '600 700 800', '600700800', 'anna@biuro.pl', 'zapłata', 'moja-firma'];

test('tells the kind, the facts and the detail without names, numbers, addresses and texts', () => {
  const facts = {
    host: 'moja-firma.ccrm.pl',
    path: 'C:\\Users\\kowalski\\Documents\\Anna Wójcik +48 600 700 800.csv',
    message: 'no user anna@biuro.pl for 600700800',
    expected: 63,
  };
  const detail = [
    `SyntaxError: Unexpected token 'z', "zapłata za +48 600 700 800" is not valid JSON`,
    '    at parse (C:\\Users\\kowalski\\AppData\\Local\\Programs\\Kronika\\resources\\app.asar\\main\\reader.cjs:120:15)',
    '    at /home/kowalski/kronika/dist/main/main.cjs:7:1',
    '    at https://moja-firma.ccrm.pl/publicApi/callHistory?number=600700800',
  ].join('\n');
  for (const kind of failureKinds) {
    const said = detailsOf(new KronikaError(kind, facts, detail).failure);
    for (const secret of secrets) expect(said, kind).not.toContain(secret);
    expect(said.split('\n')[0]).toBe(kind);
    expect(said).toContain('host: ….ccrm.pl');
    expect(said).toContain('path: ….csv');
    expect(said).toContain('expected: 63');
  }
});

test('leaves what mends a program: where it happened, and codes', () => {
  expect(withoutPersonalData('at parse (/home/jan/x/dist/main/reader.cjs:120:15)')).toBe(
    'at parse (…/reader.cjs:120:15)',
  );
  expect(withoutPersonalData('ERR_CONNECTION_RESET')).toBe('ERR_CONNECTION_RESET');
  expect(withoutPersonalData('1234 of 5678 bytes')).toBe('1234 of 5678 bytes');
  expect(withoutPersonalData('database disk image is malformed')).toBe('database disk image is malformed');
  expect(withoutPersonalData('at x (app://kronika/assets/index-1a2b.js:4:200)')).toBe('at x (…/index-1a2b.js:4:200)');
  const thrown = detailsOf(failureOf(new TypeError('x is not a function')));
  expect(thrown).toMatch(/^unexpected\nTypeError: x is not a function/);
  expect(thrown).toContain('failure-details.test.ts');
});
