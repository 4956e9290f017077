import { expect, it } from 'vitest';
import { namingInPathOf, namingOf } from '../../../../main/archive/ledger/named-people';

it.each([
  ['rozmowy z Kowalską', true],
  ['KOWALSKIEJ', true],
  ['tel. 600-700-800', true],
  ['0048 600 700 800', true],
  ['a.kowal@firma.pl', true],
  ['reklamacja INFO24', true],
  ['faktura kowal', false],
  ['nr 600 700 801', false],
  ['', false],
])('knows whether %j names somebody: %s', (text, isNaming) => {
  const people = { names: ['Żaneta Kowalska'], numbers: ['600700800', 'INFO24'], emails: ['a.kowal@firma.pl'] };
  expect(namingOf(people)(text)).toBe(isNaming);
});

it.each([
  ['wniosek z 3 marca', false],
  ['wniosek z 3. marca 2026, cofnięty 12 kwietnia', false],
  ['request of 3 March 2026', false],
  ['wniosek pana Marcina', true],
  ['wniosek marca', true],
  ['3 Marcina', true],
  ['wniosek z 3 marca, Marcin', true],
])('takes the month of a date for nobody: %j, %s', (text, isNaming) => {
  expect(namingOf({ names: ['Marcin Kwiecień'], numbers: [], emails: [] })(text)).toBe(isNaming);
});

it.each([
  ['wniosek Ewy', true],
  ['rozmowa z Ewą', true],
  ['dla Bąka', true],
  ['ewidencja', false],
])('knows the forms of short names: %j, %s', (text, isNaming) => {
  expect(namingOf({ names: ['Ewa Bąk'], numbers: [], emails: [] })(text)).toBe(isNaming);
});

const people = {
  names: ['Jan Król', 'Anna Kowalska', 'Ewa Kopa', 'Adam Homa', 'Marek Gołąb'],
  numbers: ['+48600700800', '+442079460958', '611291200', '261129', 'INFO24', 'Eko'],
  emails: ['a.kowal@firma.pl'],
};

it.each([
  '~/Kopie/office 20261129-1200.kronika',
  'D:\\Kronika\\kopie\\office.kronika',
  '/home/biuro/kopia 2026-11-29.kronika',
  '~/eksport 2026-11-29 12.00.15.csv',
  '~/eksport 20261129120015.csv',
  '~/2026/11/29/12/00.csv',
  '~/Dokumenty/marzec.csv',
  '~/dekoracje.csv',
  '~/kopiowanie/homologacja/marketing.csv',
  '~/nr 76007008 z 2026.csv',
  '~/600700-801.csv',
  '~/600700/nowe/800.csv',
])('takes nobody for named in the path %j', (path) => {
  expect(namingInPathOf(people)(path)).toBe(false);
});

it.each([
  '~/Król/office.kronika',
  '~/eksport krolowej.csv',
  '~/kopie Kopy.csv',
  '~/Kopa.csv',
  'C:\\HOMA\\x.csv',
  '~/dla Homy.csv',
  '~/marka.csv',
  '~/Kowalskiego.csv',
  '~/kowalska_anna.csv',
  '~/annakowalska.csv',
  '~/KowalskaAnna.csv',
  '~/kowalska2026.csv',
  '~/eksportKrol.csv',
  '~/akowalska.csv',
  '~/eksportkowalska.csv',
  '~/600700800.csv',
  '~/tel600700800x.csv',
  '~/20261129600700800.csv',
  '~/+48 600-700-800.zip',
  '~/2026-11-29 600 700 800.csv',
  '~/0048600_700_800 20261129.csv',
  '~/00442079460958.csv',
  '~/+44 (0)20 7946 0958.csv',
  '~/261129.csv',
  '~/reklamacja INFO24.csv',
  '~/reklamacjaINFO24.csv',
  '~/eko.csv',
  '~/a.kowal@firma.pl.json',
])('finds who is named in the path %j', (path) => {
  expect(namingInPathOf(people)(path)).toBe(true);
});
