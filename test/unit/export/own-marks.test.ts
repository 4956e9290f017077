import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { readRecords } from '../../../main/archive/queries/read';
import { changeOwnMarks } from '../../../main/archive/store/own-marks';
import { storeInteractions } from '../../../main/archive/store/store';
import { recordLines } from '../../../main/cli/print';
import { toInteraction } from '../../../main/crm/interaction';
import { choose, ownColumns, styles, type ExportSettings } from '../../../preload/export/export-model';
import { wallOfInstant } from '../../../preload/words/format';
import { documentedInteraction } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo } from './exporting';

const at = '2026-03-01T09:00:00.000Z';
const later = '2026-03-02T10:30:00.000Z';
/** On this computer's clock. */
const [wall, wallLater] = [wallOfInstant(at)!, wallOfInstant(later)!];

/** One record with everything that people can mark it with, and one that is not marked. */
function marked(): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const wires = [documentedInteraction, { ...documentedInteraction, uuid: 'other' }];
    const { ids } = storeInteractions(archive, wires.map(toInteraction));
    const [id = 0] = ids;
    for (const flag of ['star', 'clarify', 'unread'] as const)
      changeOwnMarks(archive, { kind: 'set', flag, isSet: true, ids: [id] }, { author: 'anna', at });
    changeOwnMarks(archive, { kind: 'addRemark', id, text: '=pierwsza\nuwaga' }, { author: 'anna', at });
    changeOwnMarks(archive, { kind: 'addRemark', id, text: 'druga' }, { author: null, at: later });
  });
  return archive;
}

function written(change: Partial<ExportSettings>): string {
  const path = join(temporaryFolder(), 'marks');
  exportTo(marked(), path, { settings: { ...everyColumn, ...change } });
  return readFileSync(path, 'utf8');
}

test('own marks are columns of their own, with who made them and when', () => {
  const style = { ...styles.standard, texts: 'exact' } as const;
  const text = written({ style, columns: choose(['uuid', ...ownColumns]), words: 'pl' });
  const [head, ...rows]: string[][] = parse(text);
  expect(head).toEqual([
    'Identyfikator',
    ...['Własne: gwiazdka', 'Własne: do wyjaśnienia', 'Własne: przeczytane', 'Własne: uwagi'],
  ]);
  expect(rows.toSorted((a, b) => (b[1] ?? '').localeCompare(a[1] ?? ''))).toEqual([
    [
      documentedInteraction.uuid,
      ...[`tak, anna, ${wall}`, `tak, anna, ${wall}`, 'nie'],
      `anna, ${wall}\n=pierwsza\nuwaga\n\n${wallLater}\ndruga`,
    ],
    ['other', '', '', 'tak', ''],
  ]);
});

test('a remark cannot run in a spreadsheet', () => {
  const columns = choose(['ownRemarks']);
  expect(written({ style: styles.excelPl, columns })).not.toMatch(/(?:^|;|\n|")=pierwsza(?:$|;)/);
});

test('JSON lines are what the CRM sent, unless own marks are asked for', () => {
  const lines = written({ format: 'jsonl' }).trim().split('\n');
  expect(lines.join()).not.toContain('kronika');
  expect(lines.map((line) => (JSON.parse(line) as { interaction: unknown }).interaction)).toContainEqual(
    documentedInteraction,
  );
});

test('own marks in JSON lines stand under a key of their own', () => {
  const lines = written({ format: 'jsonl', ownMarks: true }).trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as { interaction: { uuid: string }; $kronika: { marks: unknown } });
  const { $kronika, ...sent } = all.find(({ interaction }) => interaction.uuid === documentedInteraction.uuid)!;
  expect(sent).toEqual({ interaction: documentedInteraction, notes: [] });
  expect($kronika.marks).toEqual([
    ...['star', 'clarify', 'unread'].map((kind) => ({ kind, author: 'anna', createdAt: at })),
    { kind: 'remark', text: '=pierwsza\nuwaga', author: 'anna', createdAt: at },
    { kind: 'remark', text: 'druga', author: null, createdAt: later },
  ]);
  expect(all.find(({ interaction }) => interaction.uuid === 'other')?.$kronika).toEqual({ marks: [] });
});

test('the command line shows them under a heading of their own', () => {
  const records = readRecords(marked());
  const lines = recordLines(records.record(records.idOf(documentedInteraction.uuid)!, null), 'pl');
  const heading = lines.indexOf('Własne oznaczenia – tylko w tym archiwum, nie w CRM:');
  expect(lines.slice(heading + 1)).toEqual([
    `z gwiazdką (anna, ${wall})`,
    `do wyjaśnienia (anna, ${wall})`,
    `nieprzeczytane (anna, ${wall})`,
    ...[`anna, ${wall}:`, '=pierwsza\nuwaga', `${wallLater}:`, 'druga'],
  ]);
  const other = recordLines(records.record(records.idOf('other')!, null), 'pl');
  expect(other.join()).not.toContain('Własne');
});
