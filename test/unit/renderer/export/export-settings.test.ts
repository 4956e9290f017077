import { expect, test } from 'vitest';
import { builtInSettings, choose, columnsOf } from '../../../../preload/export/export-model';
import {
  chosenColumns,
  isSameExport,
  listColumns,
  moveColumn,
  relistColumns,
} from '../../../../renderer/state/export/export-settings';

const polish = builtInSettings('excelPl', 'pl');

test('lists the chosen columns in their order, then the others, each once', () => {
  const list = listColumns('records', [{ column: 'number', title: 'Telefon' }, ...choose(['callDate'])]);
  expect(list.slice(0, 3)).toEqual([
    { column: 'number', title: 'Telefon', isOn: true },
    { column: 'callDate', title: null, isOn: true },
    { column: 'uuid', title: null, isOn: false },
  ]);
  expect(list.map(({ column }) => column).sort()).toEqual([...columnsOf('records')].sort());
  expect(chosenColumns(list)).toEqual([
    { column: 'number', title: 'Telefon' },
    { column: 'callDate', title: null },
  ]);
});

test('keeps order, titles and choice of the columns that rows of both kinds have', () => {
  const list = moveColumn(listColumns('records', [{ column: 'number', title: 'Telefon' }]), 0, 99);
  const ofNotes = relistColumns(list, 'notes');
  expect(ofNotes.some(({ column }) => column === 'notes')).toBe(false);
  expect(chosenColumns(ofNotes)).toEqual([
    { column: 'number', title: 'Telefon' },
    ...choose(['noteCreated', 'noteAuthor', 'noteText', 'noteMarks']),
  ]);
  expect(chosenColumns(relistColumns(ofNotes, 'records'))).toEqual([
    { column: 'number', title: 'Telefon' },
    ...choose(['notes']),
  ]);
});

test('moves a column, and no further than an end', () => {
  const list = listColumns('records', choose(['callDate', 'number', 'cost']));
  const names = (moved: typeof list): readonly string[] => moved.slice(0, 3).map(({ column }) => column);
  expect(names(moveColumn(list, 2, 0))).toEqual(['cost', 'callDate', 'number']);
  expect(names(moveColumn(list, 0, 1))).toEqual(['number', 'callDate', 'cost']);
  expect(names(moveColumn(list, 1, -5))).toEqual(['number', 'callDate', 'cost']);
  expect(moveColumn(list, 0, 99).at(-1)?.column).toBe('callDate');
  expect(moveColumn(list, 99, 0)).toEqual(list);
});

test('tells settings apart by what they make of a file', () => {
  const { style, ...rest } = polish;
  const reordered = { style: Object.fromEntries(Object.entries(style).reverse()) as unknown as typeof style, ...rest };
  expect(isSameExport(polish, reordered)).toBe(true);
  expect(isSameExport(polish, builtInSettings('excelEn', 'pl'))).toBe(false);
  expect(isSameExport(polish, { ...polish, columns: polish.columns.toReversed() })).toBe(false);
  // JSON lines hold everything: columns and style say nothing.
  expect(isSameExport({ ...polish, format: 'jsonl' }, { ...polish, format: 'jsonl', columns: [] })).toBe(true);
});
