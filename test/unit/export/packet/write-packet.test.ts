import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readPacketTexts } from '../../../../main/export/packet/read-texts';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { mentionKey } from '../../../../preload/person';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { anna, archiveOf, everythingShown, packetOf, usualBlackening, usualChoice } from './packet-of';

test('has every record, note, earlier version and remark of a person in each form', () => {
  const said = { sms: 'treść esemesa', note: 'nowa treść', before: 'dawna treść', remark: 'uwaga własna' };
  const { archive } = archiveOf(said);
  const { report, files } = packetOf(archive, { blackening: everythingShown });
  expect([...files.keys()].sort()).toEqual(
    ['dane.html', 'dane.jsonl', 'notatki.csv', 'objasnienie.html', 'zapisy.csv'].sort(),
  );
  expect(report).toMatchObject({ records: 2, notes: 1, mentions: 0, blackened: 0 });
  for (const text of Object.values(said)) {
    expect(files.get('dane.html')).toContain(text);
    expect(files.get('dane.jsonl')).toContain(text);
    expect(files.get('zapisy.csv')! + files.get('notatki.csv')!).toContain(text);
  }
  const lines = files.get('dane.jsonl')!.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { uuid: string }).uuid)).toEqual([
    documentedInteraction.uuid,
    'sms-of-anna',
  ]);
  const rows: string[][] = parse(files.get('notatki.csv')!, { delimiter: ';', bom: true });
  expect(rows.slice(1).map((row) => row[3])).toEqual(['nowa treść', 'dawna treść']);
  for (const { name, sha256 } of report.files)
    expect(createHash('sha256').update(files.get(name)!).digest('hex')).toBe(sha256);
});

test('leaves own remarks out where they were not chosen', () => {
  const { archive } = archiveOf({ remark: 'tylko dla biura' });
  expect(packetOf(archive).all).toContain('tylko dla biura');
  expect(packetOf(archive, { ownMarks: false }).all).not.toContain('tylko dla biura');
});

test('third persons are in no file, and the person and the office stay', () => {
  const third = 'Piotr Zieliński, tel. 600 700 800, piotr@example.com';
  const { archive } = archiveOf({ sms: third, note: third, before: third, remark: third, file: `${third}.pdf` });
  const { all, report } = packetOf(archive);
  for (const part of ['Zieliński', 'Piotr', '600 700 800', '600700800', 'piotr@example.com'])
    expect(all).not.toContain(part);
  expect(all).toContain('Anna Wójcik');
  expect(all).toContain('+48 333 333 333');
  expect(all).toContain('Jan Kowalski');
  // A name, a number and an address in each of four texts; the name of a file is one address with its ending.
  expect(report.blackened).toBeGreaterThanOrEqual(12);
  expect(packetOf(archive, { blackening: { ...usualBlackening, agents: true } }).all).not.toContain('Kowalski');
});

test('what was decided about a text counts for that text alone', () => {
  const { archive } = archiveOf({ sms: 'Dzwonić: 600 700 800', remark: 'Numer 600 700 800' });
  const { texts } = readPacketTexts(
    archive,
    { subject: anna, choice: usualChoice, from: 0, onlyWithSpans: true },
    () => false,
  );
  const sms = texts.find(({ place }) => place === 'sms')!;
  expect(sms.spans.map(({ start, length }) => sms.text.slice(start, start + length))).toEqual(['600 700 800']);
  const shown = { key: sms.key, seal: sms.seal, isWhole: false, otherwise: [sms.spans[0]!.start] };
  const one = packetOf(archive, { blackening: { ...usualBlackening, texts: [shown] } });
  expect(one.all).toContain('Dzwonić: 600 700 800');
  expect(one.all).not.toContain('Numer 600');
  const whole = packetOf(archive, { blackening: { ...usualBlackening, texts: [{ ...shown, isWhole: true }] } });
  expect(whole.all).not.toContain('Dzwonić');
});

test('of a text that changed since something was decided about it, nothing is left', () => {
  const { archive } = archiveOf({ sms: 'Nowe słowa' });
  const { texts } = readPacketTexts(
    archive,
    { subject: anna, choice: usualChoice, from: 0, onlyWithSpans: false },
    () => false,
  );
  const sms = texts.find(({ place }) => place === 'sms')!;
  const decided = { key: sms.key, seal: 'of other words', isWhole: false, otherwise: [0] };
  const { all } = packetOf(archive, { blackening: { ...usualBlackening, texts: [decided] } });
  expect(all).not.toContain('Nowe słowa');
});

test('a word that was typed is blackened wherever it stands, in any case', () => {
  const { archive } = archiveOf({ sms: 'Hasło: BORÓWKA, borówka i Borówkami', note: 'borowka' });
  const { all } = packetOf(archive, { blackening: { ...everythingShown, words: ['borówka'] } });
  expect(all.toLowerCase()).not.toMatch(/bor[óo]wk/);
});

test('of a record of somebody else only the texts are taken that mention the person', () => {
  const { archive, ids } = archiveOf({});
  expect(packetOf(archive).all).not.toContain('prosi o telefon');
  const { files, report, all } = packetOf(archive, {
    mentions: [mentionKey({ id: ids[2]!, place: { kind: 'sms' } }), '99 sms', 'nonsense'],
  });
  expect(report).toMatchObject({ records: 2, mentions: 1 });
  const lines = files.get('dane.jsonl')!.trimEnd().split('\n');
  const mention = JSON.parse(lines[2]!) as Record<string, unknown>;
  expect(mention).toMatchObject({ isMention: true, sms: 'Anna Wójcik prosi o telefon', notes: [], otherFields: {} });
  expect(all).not.toContain('Zieliński');
  expect(all).not.toContain('600 700 800');
});

test('texts of strangers are text on the page, whatever they hold', () => {
  const nasty = `<script>alert(1)</script><img src=x onerror="x"> & 'a' "b"`;
  const { archive } = archiveOf({ sms: nasty, note: nasty });
  const page = packetOf(archive, { blackening: everythingShown }).files.get('dane.html')!;
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a person of many records has pages of a bounded size, each of which tells the next', () => {
  const archive = temporaryArchive();
  const wires = Array.from({ length: 1000 }, (_, n) => ({ ...documentedInteraction, uuid: `u${String(n)}`, note: 0 }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  const { files, report } = packetOf(archive);
  expect(report.pages.map(({ pdf }) => pdf)).toEqual(['dane.pdf', 'dane-2.pdf', 'dane-3.pdf', 'objasnienie.pdf']);
  expect(files.get('dane.html')).toContain('dane-2.html');
  expect(files.get('dane-3.html')).not.toContain('dane-4.html');
  const articles = ['dane.html', 'dane-2.html', 'dane-3.html'].map(
    (name) => files.get(name)!.match(/<article>/g)!.length,
  );
  expect(articles).toEqual([400, 400, 200]);
});

test('says what the archive lacks, in the language of the person', () => {
  const { archive } = archiveOf({});
  expect(packetOf(archive).files.get('dane.html')).toContain('Niekompletny');
  const page = packetOf(archive, { language: 'en' }).files.get('data.html')!;
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('Personal data: Anna Wójcik');
});
