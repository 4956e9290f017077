import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringInflection } from '../../../build/inflection/bring.mjs';
import { knownPersons, type Known, type KnownPerson } from '../../../main/redaction/known';
import { recognise } from '../../../main/redaction/recognise';
import { blacken, replaceSpans } from '../../../main/redaction/spans';
import { readInflection } from '../../../main/search/analysis/inflection-file';

const people: readonly KnownPerson[] = [
  { id: 'anna', kind: 'person', names: ['Anna Kowalska'], numbers: ['+48 600 700 800'] },
  { id: 'jan', kind: 'person', names: ['Jan Nowak-Wójcik'], numbers: ['22 123 45 67'] },
  { id: 'lis', kind: 'person', names: ['Maria Lis'], numbers: [] },
  { id: 'musial', kind: 'person', names: ['Piotr Musiał'], numbers: [] },
  { id: 'zajac', kind: 'person', names: ['Łukasz Zając'], numbers: ['+49 170 1234567'] },
  { id: 'piotr2', kind: 'person', names: ['Piotr Gołąb'], numbers: [] },
  { id: 'zabka', kind: 'organisation', names: ['Żabka Polska Sp. z o.o.'], numbers: ['801 000 000'] },
  { id: 'hurt', kind: 'organisation', names: ['Hurtownia Budowlana'], numbers: [] },
  { id: 'agent', kind: 'agent', names: ['Ewa Zielińska'], numbers: [], extensions: ['107'] },
];

let folder: string;
let known: Known;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-redaction-'));
  bringInflection(folder);
  known = knownPersons(people, readInflection(folder));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const black = (text: string, near: readonly string[] = []): string => blacken(text, recognise(text, known, near));

describe('takes out', () => {
  test.each([
    ['a name in any form', 'Rozmowa z Anną Kowalską i dla Anny Kowalskiej', 'Rozmowa z ███ i dla ███'],
    ['the last name first', 'KOWALSKA ANNA prosi o kontakt', '███ prosi o kontakt'],
    ['a name in small letters without marks', 'umowa lukasza zajaca', 'umowa ███'],
    ['a last name alone', 'dzwoniła Kowalska, oddzwonić do kowalskiej', 'dzwoniła ███, oddzwonić do ███'],
    ['a family', 'państwo Kowalscy u Nowaków', 'państwo ███ u ███'],
    ['a double last name and its parts', 'Nowakowi-Wójcikowi oraz Wójcikiem', '███ oraz ███'],
    ['a first name alone', 'pani Anna i Łukaszowi', 'pani ███ i ███'],
    ['an initial with its name', 'umowa: A. Kowalska, Kowalska A.', 'umowa: ███, ███'],
    ['a name after a title, though it is a word', 'rozmowa z panią lis', 'rozmowa z panią ███'],
    ['a name in the middle of a sentence, though it is a word', 'Dzwonił Lis w sprawie', 'Dzwonił ███ w sprawie'],
    [
      'a name in an address and in the name of a file',
      'umowa_AnnaKowalska2.pdf, /u/anna-kowalska',
      'umowa_███2.pdf, /u/███',
    ],
    ['a name written together', 'login annakowalska', 'login ███'],
    ['a company', 'umowa z Żabką Polską oraz żabka polska sp. z o.o.', 'umowa z ███ oraz ███ sp. z o.o.'],
    ['a company of ordinary words', 'dla hurtowni budowlanej', 'dla ███'],
    [
      'a number in any spelling',
      '600700800, +48 600-700-800, 0048600700800, (600) 700 800, 600/70/08/00',
      '███, ███, ███, ███, ███',
    ],
    ['a number within words and other digits', 'tel600700800x i 99600700800123', 'tel███x i 99███123'],
    ['a foreign number', '+49 (0)170 1234567 albo 0049 170 1234567', '███ albo ███'],
    ['a number that nobody is known by', 'proszę dzwonić 512 345 678', 'proszę dzwonić ███'],
    ['a number with characters that nobody sees', '600\u200b700\u00a0800', '███'],
    ['an address of mail', 'anna@firma.pl, mailto:a.b@x.com.pl, anna (at) firma.pl', '███, mailto:███, ███'],
    ['an address of mail within a page', 'https://x.pl/?e=anna%40firma.pl&b=1', 'https://x.pl/?e=███&b=1'],
    ['an account', '61 1090 1014 0000 0712 1981 2874; PL61109010140000071219812874', '███; ███'],
    [
      'an account with other gaps, and a foreign one',
      '6110901014-0000071219812874 DE89 3704 0044 0532 0130 00',
      '███ ███',
    ],
    [
      'PESEL, NIP and a document',
      'PESEL 44051401359, NIP 123-456-32-18, dowód ABA300000',
      'PESEL ███, NIP ███, dowód ███',
    ],
    ['an extension', 'proszę na wewn. 107', 'proszę na wewn. ███'],
  ])('%s', (_, text, expected) => {
    expect(black(text)).toBe(expected);
  });
});

describe('leaves', () => {
  test.each([
    ['ordinary words that are also names', 'lis i zając w lesie; musi Pan zadzwonić'],
    ['a word that is only like a form of a name', 'Musi zapłacić. Piotrków leży daleko.'],
    ['days, amounts and numbers of invoices', '2022-12-29 11:24:00, 1 234,50 zł, FV/2022/12/07, 29.12.2022'],
    ['what several companies share, and half a name of ordinary words', 'hurtownia otwarta, roboty budowlane'],
    ['short numbers', 'nr 12345, kod 00-950, 107 sztuk'],
    ['uuids', '12345678-1234-1234-1234-123456789012'],
  ])('%s', (_, text) => {
    expect(black(text)).toBe(text);
  });
});

test('means the one whom the record is about where several have a name', () => {
  const keys = (near: string[]): string[] => recognise('Piotrowi', known, near).map(({ key }) => key);
  expect(keys([])).toEqual(['name:piotr']);
  expect(keys(['piotr2'])).toEqual(['person:piotr2']);
  expect(recognise('Piotrowi', known)[0]?.persons).toEqual(['musial', 'piotr2']);
});

test('takes every form of a name of those whom the record is about', () => {
  expect(black('lis prosi o kontakt, od lisa', ['lis'])).toBe('███ prosi o kontakt, od ███');
});

test('says the same of the same thing, and whose it is', () => {
  const [first, second] = recognise('+48 600 700 800 oraz 600-700-800', known);
  expect(first?.key).toBe(second?.key);
  expect(first?.persons).toEqual(['anna']);
});

test('is on whole characters of the original, and tells where places are moved to', () => {
  const text = 'Do A\u0301nny Kowalskiej 👍🏽 zadzwonić';
  const spans = recognise('Do 👍🏽 Anny Kowalskiej zadzwonić', known);
  expect(spans).toMatchObject([{ start: 8, length: 15 }]);
  const replaced = replaceSpans(text, [{ start: 3, length: 16 }], () => 'Osoba 17');
  expect(replaced.text).toBe('Do Osoba 17 👍🏽 zadzwonić');
  expect(replaced.moved({ start: 4, length: 3 })).toEqual({ start: 3, length: 8 });
  expect(replaced.moved({ start: 20, length: 4 })).toEqual({ start: 12, length: 4 });
});
