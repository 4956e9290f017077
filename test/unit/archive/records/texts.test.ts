import { expect, test } from 'vitest';
import { numberTexts, readText, readTexts, rememberTexts } from '../../../../main/archive/records/texts';
import { StoredDamaged } from '../../../../main/crm/json/wire';
import { temporaryArchive } from '../../temp-archive';

test.each<[of: 'label' | 'entity', texts: readonly string[], numbers: readonly number[]]>([
  ['label', ['SMS', 'CALL', 'SMS'], [1, 2, 1]],
  ['label', ['SMS', 'sms', 'SMS '], [1, 2, 3]],
  ['label', ['', 'x', ''], [1, 2, 1]],
  ['entity', ['{"name":"Łódź"}', '{"name":"Lodz"}', '{"name":"Łódź"}'], [1, 2, 1]],
])('each %s of %j is kept once, just as it came', (of, texts, numbers) => {
  const archive = temporaryArchive();
  const given = archive.own(numberTexts);
  expect(texts.map((text) => given[of](text))).toEqual(numbers);
  expect(numbers.map((number) => readTexts(archive)[of](number))).toEqual(texts);
  const others = of === 'label' ? 'entity' : 'label';
  expect(() => readTexts(archive)[others](1)).toThrow(StoredDamaged);
});

test('a text that is in the file has its number from there', () => {
  const archive = temporaryArchive();
  archive.db.exec(`INSERT INTO label (id, text) VALUES (7, 'SMS')`);
  expect(archive.own(numberTexts).label('SMS')).toBe(7);
  expect(archive.own(numberTexts).label('CALL')).toBe(8);
});

test.each<[id: number]>([[0], [3], [-1]])('a row that names the text %d, which is not there, is damaged', (id) => {
  const archive = temporaryArchive();
  archive.db.exec(`INSERT INTO label (text) VALUES ('SMS'), ('CALL')`);
  expect(() => readText(archive, 'SELECT text FROM label WHERE id = ?')(id)).toThrow(StoredDamaged);
});

test('a check reads what the file holds now, whatever the archive remembers', () => {
  const archive = temporaryArchive();
  archive.db.exec(`INSERT INTO label (text) VALUES ('SMS')`);
  expect(readTexts(archive).label(1)).toBe('SMS');
  archive.db.exec(`UPDATE label SET text = 'SMZ'`);
  expect(readTexts(archive).label(1)).toBe('SMS');
  expect(rememberTexts(archive).label(1)).toBe('SMZ');
});
