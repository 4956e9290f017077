import {
  builtInSettings,
  columnsOf,
  usualColumns,
  type ColumnChoice,
  type ExportChoices,
  type ExportRows,
  type ExportSettings,
  type ProfileChoice,
} from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';

/** A column in the dialog's list: those that are off keep their place and their title. */
export interface ListedColumn extends ColumnChoice {
  readonly isOn: boolean;
}

/** Every column that rows of a kind may have: the chosen ones as they are ordered, then the others. */
export function listColumns(rows: ExportRows, chosen: readonly ColumnChoice[]): ListedColumn[] {
  const possible = columnsOf(rows);
  const on = chosen.filter(({ column }) => possible.includes(column));
  const off = possible.filter((column) => !on.some((choice) => choice.column === column));
  return [
    ...on.map((choice) => ({ ...choice, isOn: true })),
    ...off.map((column) => ({ column, title: null, isOn: false })),
  ];
}

/** The columns that are on, as an export has them. */
export function chosenColumns(list: readonly ListedColumn[]): ColumnChoice[] {
  return list.flatMap(({ column, title, isOn }) => (isOn ? [{ column, title }] : []));
}

/** The list for rows of another kind: what both kinds have stays as it is, what is usual for the new one is added. */
export function relistColumns(list: readonly ListedColumn[], rows: ExportRows): ListedColumn[] {
  const possible = columnsOf(rows);
  const kept = list.filter(({ column }) => possible.includes(column));
  const added = possible.filter((column) => !kept.some((listed) => listed.column === column));
  return [...kept, ...added.map((column) => ({ column, title: null, isOn: usualColumns[rows].includes(column) }))];
}

/** The list with one column at another place; beyond an end it stays at that end. */
export function moveColumn(list: readonly ListedColumn[], from: number, to: number): ListedColumn[] {
  const moved = list[from];
  const place = Math.min(Math.max(0, to), list.length - 1);
  return moved === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(place, 0, moved);
}

/** The settings that a profile stands for; null for none, and for one that is gone. */
export function settingsOfProfile(
  profile: ProfileChoice,
  { own }: ExportChoices,
  language: Language,
): ExportSettings | null {
  switch (profile.kind) {
    case 'builtIn':
      return builtInSettings(profile.name, language);
    case 'own':
      return own.find(({ name }) => name === profile.name)?.settings ?? null;
    case 'byHand':
      return null;
  }
}

/** Whether two exports make the same file. */
export function isSameExport(one: ExportSettings, other: ExportSettings): boolean {
  return JSON.stringify(told(one)) === JSON.stringify(told(other));
}

/** What settings say, in an order of their own: stored ones may have another. */
function told({ format, style, rows, columns, words, ownMarks = false, persons }: ExportSettings): readonly unknown[] {
  if (format === 'jsonl') return [format, ownMarks, persons];
  const { delimiter, encoding, lineEnd, quoting, decimalMark, texts } = style;
  const styled = format === 'csv' ? [delimiter, encoding, lineEnd, quoting, decimalMark, texts] : [];
  return [format, rows, words, persons, styled, columns.map(({ column, title }) => [column, title])];
}
