import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eraseRecords } from '../../../main/archive/store/erase';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { putUnreadable } from '../../../main/archive/ledger/unreadable';
import { putAskedPeriods, putWindow } from '../../../main/archive/ledger/windows';
import { exportLines } from '../../../main/cli/commands/export-lines';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import { startOfDay } from '../../../main/crm/time';
import { dataOfPage, sheetPathOf } from '../../../main/export/manifest/manifest-page';
import { previewExport } from '../../../main/export/preview';
import { verifyExport } from '../../../main/export/verify-export';
import { choose, columnsOf, exportFormats } from '../../../preload/export/export-model';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo, question } from './exporting';

function filled() {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const wires = ['a', 'b', 'c'].map((uuid, n) => ({
      ...documentedInteraction,
      uuid,
      callDate: `2022-12-2${String(n)} 10:00:00`,
      smsData: `<script>"${uuid}"\n; =1`,
    }));
    const { ids } = storeInteractions(archive, wires.map(toInteraction));
    storeNotes(archive, ids[0]!, [toNote(documentedNote)], '2026-01-01T00:00:00Z');
  });
  return archive;
}

test('the sheet counts what was erased for good of its days, and calls it no gap', () => {
  const archive = filled();
  const path = join(temporaryFolder(), 'all.csv');
  const pageOf = (filters: { from?: string; to?: string }): string => {
    exportTo(archive, path, { query: { text: '', filters } });
    return readFileSync(sheetPathOf(path), 'utf8');
  };
  expect(pageOf({})).not.toContain('usunięte na zawsze');
  const [id] = archive.db.prepare<[], number>('SELECT id FROM interaction ORDER BY id').pluck().all();
  const order = { ids: [id!], notes: [], lastHold: 0, reason: 'wniosek', person: null, at: '2026-01-01T00:00:00Z' };
  expect(eraseRecords(archive, order)).toMatchObject({ interactions: 1 });
  expect(pageOf({})).toMatch(/Zapisy usunięte na zawsze<\/th>\s*<td>1: /);
  expect(pageOf({ from: '2022-12-20', to: '2022-12-20' })).toContain('usunięte na zawsze');
  expect(pageOf({ from: '2022-12-21' })).not.toContain('usunięte na zawsze');
});

test.each(exportFormats)('a %s is checked by its sheet years later: hash, size and rows', async (format) => {
  const archive = filled();
  const path = join(temporaryFolder(), `all.${format}`);
  const report = exportTo(archive, path, { settings: { ...everyColumn, format } });
  expect(report.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  expect(await verifyExport(path)).toMatchObject({ matches: true, found: { rows: 3, sizeBytes: report.sizeBytes } });
  appendFileSync(path, 'x\n');
  expect(await verifyExport(path)).toMatchObject({ matches: false, expected: { rows: 3 } });
  writeFileSync(path, 'none of its format');
  expect((await verifyExport(path)).matches).toBe(false);
  rmSync(sheetPathOf(path));
  await expect(verifyExport(path)).rejects.toThrow('sheetMissing');
  rmSync(path);
  await expect(verifyExport(path)).rejects.toThrow('exportMissing');
});

test('the sheet tells people and programs what was asked, what is in the file and what the archive misses', () => {
  const archive = filled();
  const path = join(temporaryFolder(), 'all.csv');
  const filters = { from: '2022-12-21', to: '2022-12-31', services: ['call'] };
  exportTo(archive, path, { query: { text: '-"</script><b>nikt"', filters } });
  const page = readFileSync(sheetPathOf(path), 'utf8');
  expect(page).not.toContain('<b>');
  expect(page).toContain('21 gru 2022 – 31 gru 2022');
  expect(page).toContain('Rodzaj: Połączenia');
  expect(page).toContain('Niekompletny');
  expect(JSON.parse(dataOfPage(page)!)).toMatchObject({
    rows: 2,
    firstDate: '2022-12-21 10:00:00',
    lastDate: '2022-12-22 10:00:00',
    period: { from: '2022-12-21', to: '2022-12-31' },
    missingDays: [{ from: '2022-12-21', to: '2022-12-31' }],
    archive: { account: 'test', interactions: 3, notes: 1 },
    question: { query: { filters } },
  });
});

test.each(exportFormats)('a %s says of records that could not be read that it holds none of them', (format) => {
  const archive = filled();
  const day = (name: string): number => startOfDay(name)!;
  putAskedPeriods(archive, [{ from: day('2022-12-21'), to: day('2022-12-23') }]);
  putWindow(archive, {
    ...{ from: day('2022-12-21'), to: day('2022-12-23'), state: 'closed', reason: null, crmCount: 4, ourCount: 4 },
    ...{ askedAt: 1, tries: 1, nextPage: 1 },
  });
  archive.db.exec('UPDATE interaction SET notes_owed = 0');
  const filters = { from: '2022-12-21', to: '2022-12-22' };
  const settings = { ...everyColumn, format };
  const path = join(temporaryFolder(), `whole.${format}`);
  exportTo(archive, path, { settings, query: { text: '', filters } });
  expect(readFileSync(sheetPathOf(path), 'utf8')).toContain('class="whole"');
  expect(readFileSync(sheetPathOf(path), 'utf8')).not.toContain('nie dało się odczytać');
  const setAside = (uuid: string, seconds: number | null) => ({
    ...{ raw: Buffer.from(uuid), reason: 'noObject' as const, uuid, seconds },
  });
  putUnreadable(archive, [setAside('x', day('2022-12-22')), setAside('y', null), setAside('z', day('2022-12-23'))], {
    ...{ kind: 'interaction', owner: null, from: day('2022-12-22'), to: day('2022-12-24'), cameAt: 1, program: '' },
  });
  const unreadable = { count: 2, dayUnknown: 1 };
  expect(
    previewExport(archive, question({ settings, query: { text: '', filters } }), '2026-01-02', () => false),
  ).toMatchObject({ unreadable });
  const report = exportTo(archive, path, { settings, query: { text: '', filters } });
  expect(report).toMatchObject({ unreadable, gaps: [], missingDays: [], notesOwed: 0 });
  const said = exportLines(report, 'pl');
  expect(said.at(-1)).toBe('2 zapisów z tego okresu nie dało się odczytać, więc nie ma ich w pliku.');
  const page = readFileSync(sheetPathOf(path), 'utf8');
  expect(page).toContain('class="gaps"');
  expect(page).not.toContain('Kompletny: ');
  expect(page).toContain('ale nie wszystko, co przysłał, dało się odczytać');
  expect(page).toContain('>2: CRM przysłał je w postaci, której Kronika nie rozumie.');
  expect(page).toContain('>1: mogą pochodzić z dni spoza okresu.');
  expect(JSON.parse(dataOfPage(page)!)).toMatchObject({ unreadable });
});

test.each(exportFormats)('a %s says what was searched in the place of what was typed', (format) => {
  const archive = filled();
  const path = join(temporaryFolder(), `meant.${format}`);
  const settings = { ...everyColumn, format };
  const asked = (literal: boolean) => ({ settings, query: { text: 'kowlaski', filters: {}, literal } });
  const report = exportTo(archive, path, asked(false));
  expect(report.rows).toBe(exportTo(archive, path, { settings, query: { text: 'kowalski', filters: {} } }).rows);
  expect(report.rows).toBeGreaterThan(0);
  const sentence = 'Słowa „kowlaski” nigdzie nie ma. Szukano: kowalski.';
  expect(exportLines(report, 'pl')).toEqual(expect.arrayContaining([sentence, 'Tylko to, co wpisano: --literal']));
  const { rewriting } = previewExport(archive, question(asked(false)), '2026-01-02', () => false);
  expect(rewriting).toEqual(report.rewriting);
  exportTo(archive, path, asked(false));
  const page = readFileSync(sheetPathOf(path), 'utf8');
  expect(page).toContain(sentence);
  expect(JSON.parse(dataOfPage(page)!)).toMatchObject({ rewriting, question: { query: { text: 'kowlaski' } } });
  expect(exportTo(archive, path, asked(true))).toMatchObject({ rows: 0, rewriting: null });
  expect(readFileSync(sheetPathOf(path), 'utf8')).toContain('kowlaski; Tylko to, co wpisano');
});

test.each(exportFormats)(
  'a %s says which words of the search stand for filters, and vouches for their days',
  (format) => {
    const archive = filled();
    const path = join(temporaryFolder(), `in-words.${format}`);
    const asked = { settings: { ...everyColumn, format }, query: { text: 'kowalski w 2022 roku', filters: {} } };
    const filters = { from: '2022-01-01', to: '2022-12-31' };
    const report = exportTo(archive, path, asked);
    expect(report.rows).toBe(exportTo(archive, path, { ...asked, query: { text: 'kowalski', filters } }).rows);
    expect(report.inWords).toEqual([{ start: 9, length: 11, words: 'w 2022 roku', filters }]);
    const sentence = '„w 2022 roku”: 1 sty 2022 – 31 gru 2022';
    expect(exportLines(report, 'pl')).toEqual(expect.arrayContaining([`Zrozumiano jako filtr: ${sentence}`]));
    const preview = previewExport(archive, question(asked), '2026-01-02', () => false);
    expect(preview.inWords).toEqual(report.inWords);
    exportTo(archive, path, asked);
    const page = readFileSync(sheetPathOf(path), 'utf8');
    expect(page).toContain(sentence);
    expect(JSON.parse(dataOfPage(page)!)).toMatchObject({ inWords: report.inWords, period: filters });
  },
);

test('a row for each note, and a word on the records that have none', () => {
  const archive = filled();
  const path = join(temporaryFolder(), 'notes.csv');
  const settings = { ...everyColumn, rows: 'notes', columns: choose(columnsOf('notes')) } as const;
  expect(exportTo(archive, path, { settings })).toMatchObject({ rows: 1, records: 3, recordsWithoutRow: 2 });
  expect(readFileSync(path, 'utf8')).toContain('Klient prosi o korektę faktury');
});

test('a preview shows the cells as they will be written, before anything is', () => {
  const archive = filled();
  const settings = {
    ...everyColumn,
    columns: [{ column: 'number', title: 'Telefon' } as const, ...choose(['smsText'])],
  };
  const query = { text: '', filters: { from: '2022-12-01' } };
  const preview = previewExport(archive, question({ settings, query }), '2026-01-02', () => false);
  expect(preview).toMatchObject({ titles: ['Telefon', 'smsText'], total: 3, records: 3, looked: 3 });
  expect(preview.rows[0]![0]).toEqual({ shown: '+48 333 333 333', written: '="+48 333 333 333"' });
  expect(preview.missingDays.length).toBeGreaterThan(0);
});

test('names what Windows-1250 cannot hold, and writes the rest of it', () => {
  const archive = temporaryArchive();
  archive.transaction(() =>
    storeInteractions(archive, [toInteraction({ ...documentedInteraction, smsData: 'Żółć 👍🏽 שלום' })]),
  );
  const path = join(temporaryFolder(), 'all.csv');
  const style = { ...everyColumn.style, encoding: 'windows-1250' } as const;
  const { counts } = exportTo(archive, path, { settings: { ...everyColumn, style, columns: choose(['smsText']) } });
  expect(new TextDecoder('windows-1250').decode(readFileSync(path))).toBe('smsText\r\nŻółć ?? ????\r\n');
  expect(counts).toMatchObject({ replaced: 1, replacedCharacters: ['👍', '🏽', 'ש', 'ל', 'ו', 'ם'] });
});

test('writes picked records in the order of the screen', () => {
  const archive = temporaryArchive();
  const durations = [30, 10, 20];
  const wires = durations.map((duration, n) => ({ ...documentedInteraction, uuid: `u${String(n)}`, duration }));
  const { ids } = archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  const path = join(temporaryFolder(), 'all.csv');
  const sort = { by: 'duration', descending: false } as const;
  const selection = { kind: 'ids', ids } as const;
  exportTo(archive, path, { sort, selection, settings: { ...everyColumn, columns: choose(['durationSeconds']) } });
  expect(readFileSync(path, 'utf8')).toBe('\u{FEFF}durationSeconds\r\n10\r\n20\r\n30\r\n');
});

test('a text longer than what is written at once stays whole between short ones', () => {
  const texts = ['before', `${'ż'.repeat(300_000)}end`, 'after'];
  const archive = temporaryArchive();
  const wires = texts.map((smsData, n) => ({
    ...documentedInteraction,
    uuid: String(n),
    callDate: `2022-12-2${String(n)} 10:00:00`,
    smsData,
  }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  const path = join(temporaryFolder(), 'all.csv');
  const settings = { ...everyColumn, columns: choose(['smsText']) };
  const { counts } = exportTo(archive, path, { settings, sort: { by: 'date', descending: false } });
  expect(counts.tooLong).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe(['\ufeffsmsText', ...texts, ''].join('\r\n'));
});
