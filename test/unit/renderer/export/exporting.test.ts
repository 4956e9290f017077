import { beforeEach, expect, test, vi } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import {
  builtInSettings,
  choose,
  type ExportChoices,
  type ExportReport,
  type ExportSettings,
} from '../../../../preload/export-model';
import { KronikaError } from '../../../../preload/failure';
import { Exporting, type ExportSource } from '../../../../renderer/state/export/exporting.svelte';

const source: ExportSource = {
  query: { text: '', filters: {} },
  sort: { by: 'date', descending: true },
  selection: { kind: 'all' },
};
const report: ExportReport = {
  path: '/tmp/a.csv',
  sheetPath: '/tmp/a.html',
  records: 2,
  rows: 2,
  recordsWithoutRow: 0,
  sheets: 1,
  sizeBytes: 10,
  sha256: '',
  counts: { guarded: 0, kept: 0, replaced: 0, replacedCharacters: [], tooLong: 0 },
  gaps: [],
  missingDays: [],
  notesOwed: 0,
  unreadable: { count: 0, dayUnknown: 0 },
};
const polish = builtInSettings('excelPl', 'pl');

/** The main side's memory of exports, and how it answers to one. */
class ExportDesk implements Archive {
  choices: ExportChoices = { folder: null, last: null, own: [] };
  write: (signal: AbortSignal | undefined) => Promise<ExportReport | null> = () => Promise.resolve(report);

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>> {
    return Promise.resolve(this.#answer(name, input, signal)) as Promise<AnswerOf<Name>>;
  }

  subscribe(): () => void {
    return () => undefined;
  }

  #answer(name: QuestionName, input: unknown, signal: AbortSignal | undefined): unknown {
    if (name === 'exportRows') return this.write(signal);
    const { own } = this.choices;
    const asked = input as { readonly name: string; readonly newName: string; readonly settings: ExportSettings };
    const others = own.filter((profile) => profile.name !== asked.name);
    if (name === 'saveExportProfile') this.#keep([...others, { name: asked.name, settings: asked.settings }]);
    if (name === 'deleteExportProfile') this.#keep(others);
    return this.choices;
  }

  #keep(own: ExportChoices['own']): void {
    this.choices = { ...this.choices, own };
  }
}

let desk: ExportDesk;
let exporting: Exporting;
const done = vi.fn<(report: ExportReport) => void>();

beforeEach(() => {
  desk = new ExportDesk();
  done.mockClear();
  exporting = new Exporting(desk, () => 'pl', done);
});

test('begins with a workbook, later with what was exported last', async () => {
  await exporting.begin();
  expect(exporting.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  expect(exporting.settings).toEqual(builtInSettings('workbook', 'pl'));
  expect(exporting.settings.format).toBe('xlsx');
  const settings: ExportSettings = { ...polish, rows: 'notes', columns: choose(['noteText']) };
  desk.choices = { ...desk.choices, last: { profile: { kind: 'builtIn', name: 'standard' }, settings } };
  await exporting.begin();
  expect(exporting.settings).toEqual(settings);
  expect(exporting.isChanged).toBe(true);
});

test('another format is another built-in profile, not a changed one', async () => {
  await exporting.begin();
  exporting.takeFormat('csv');
  expect(exporting.profile).toEqual({ kind: 'builtIn', name: 'excelPl' });
  expect(exporting.settings).toEqual(polish);
  exporting.takeFormat('xlsx');
  expect(exporting.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  exporting.takeFormat('jsonl');
  expect(exporting.profile).toEqual({ kind: 'byHand' });
  expect(exporting.isChanged).toBe(false);

  exporting.takeProfile({ kind: 'builtIn', name: 'workbook' });
  exporting.toggleColumn('number');
  exporting.takeFormat('csv');
  expect(exporting.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  expect(exporting.isChanged).toBe(true);
});

test('notes that stand in one cell could have a row each', async () => {
  await exporting.begin();
  expect(exporting.joinsNotes).toBe(true);
  exporting.toggleColumn('notes');
  expect(exporting.joinsNotes).toBe(false);
  exporting.takeColumns('usual');
  exporting.takeRows('notes');
  expect(exporting.joinsNotes).toBe(false);
});

test('a profile is saved, deleted and brought back; what it said stays chosen', async () => {
  await exporting.begin();
  exporting.takeColumns('none');
  expect(exporting.isEmpty).toBe(true);
  exporting.toggleColumn('number');
  exporting.nameColumn('number', ' Telefon ');
  expect(exporting.isChanged).toBe(true);
  await exporting.saveProfile('Moje');
  expect(exporting.isChanged).toBe(false);
  const bringBack = await exporting.deleteProfile('Moje');
  expect(exporting.profiles.names).toEqual([]);
  expect(exporting.settings.columns).toEqual([{ column: 'number', title: 'Telefon' }]);
  await bringBack();
  expect(exporting.profile).toEqual({ kind: 'own', name: 'Moje' });
});

test('tells how an export ended: written, given up before, stopped, failed', async () => {
  await exporting.begin();
  await exporting.run(source);
  expect(exporting.report).toBe(report);
  expect(done).toHaveBeenCalledOnce();

  desk.write = () => Promise.resolve(null);
  await exporting.run(source);
  expect([exporting.report, exporting.failure, exporting.wasCancelled]).toEqual([null, null, false]);

  desk.write = (signal) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new KronikaError('cancelled'));
      });
    });
  const running = exporting.run(source);
  expect(exporting.isRunning).toBe(true);
  // The dialog may be closed and opened meanwhile: what runs goes on.
  await exporting.begin();
  expect(exporting.isRunning).toBe(true);
  exporting.cancel();
  await running;
  expect([exporting.isRunning, exporting.wasCancelled, exporting.failure]).toEqual([false, true, null]);

  desk.write = () => Promise.reject(new KronikaError('folderMissing'));
  await exporting.run(source);
  expect(exporting.failure?.kind).toBe('folderMissing');
  expect(exporting.wasCancelled).toBe(false);
  expect(done).toHaveBeenCalledOnce();
});
