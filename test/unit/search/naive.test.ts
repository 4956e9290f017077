import { expect, test } from 'vitest';
import { parseQuery } from '../../../main/search/typed/query-parser';
import { matchesText, type SearchableRecord } from './naive';

const record: SearchableRecord = {
  sms: 'Proszę o fakturę FV/2022/12/07 na 1 234,50 zł',
  notes: ['Oddzwonić po terminie', 'tel. 601-702-803'],
  fromNames: ['Anna Wójcik'],
  toNames: ['Tartak Żubr'],
  agentNames: ['Jan Kowalski'],
  flagNames: ['windykacja'],
  authorNames: ['Ewa Nowak'],
  fileNames: ['umowa.pdf'],
  destinations: ['Księgowość'],
  fromNumbers: ['+48 600 700 800'],
  toNumbers: ['22 123 45 67'],
};
const isFound = (typed: string, exactLetters = false): boolean =>
  matchesText(record, parseQuery(typed), { exactLetters });

const finding = `faktur tartak; FAKTURE; "po terminie"; wojcik -zapłata; brak OR zubr; kowal|x; umowa; ksiegow
  sms:faktur; od:wójcik; to:żubr; agent:jan; flaga:windyk; autor:ewa; plik:pdf; cel:księg; -sms:termin
  600700800; od:0048600700800; do:123-45-67; 700 800; 601 702 803; note:702803; 1234,5; 1234; sms:1234.50
  FV 2022/12/07; fv202212; sms:fv-2022-12; 2022/12`;

test.each(finding.split(/[;\n]\s*/))('finds the record by: %s', (typed) => {
  expect(isFound(typed)).toBe(true);
});

const missing = `brak; "po termin"; "terminie oddzwonić"; "terminie tel"; -faktur; note:faktur; sms:wójcik; do:wójcik
  to:600700800; sms:601702803; note:600700800; agent:600700800; 600700; 1234,51; 1 234 zł; note:1234,50; fv-2022-11
  faktur brak; brak OR żaden; -brak -tartak`;

test.each(missing.split(/[;\n]\s*/))('does not find the record by: %s', (typed) => {
  expect(isFound(typed)).toBe(false);
});

test('tells letters apart when asked to', () => {
  expect(isFound('żubr', true)).toBe(true);
  expect(isFound('zubr', true)).toBe(false);
});
