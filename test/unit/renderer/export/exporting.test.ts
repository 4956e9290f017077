import { beforeEach, expect, test, vi } from 'vitest';
import {
  builtInSettings,
  choose,
  type ExportReport,
  type ExportSettings,
} from '../../../../preload/export/export-model';
import { KronikaError } from '../../../../preload/failure';
import { Exporting, type ExportSource } from '../../../../renderer/state/export/exporting.svelte';
import { ExportDesk, report } from './export-desk';

const source: ExportSource = {
  query: { text: '', filters: {} },
  sort: { by: 'date', descending: true },
  selection: { kind: 'all' },
};
const polish = builtInSettings('excelPl', 'pl');

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
  expect(exporting.draft.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  expect(exporting.draft.settings).toEqual(builtInSettings('workbook', 'pl'));
  expect(exporting.draft.settings.format).toBe('xlsx');
  const settings: ExportSettings = { ...polish, rows: 'notes', columns: choose(['noteText']) };
  desk.choices = { ...desk.choices, last: { profile: { kind: 'builtIn', name: 'standard' }, settings } };
  await exporting.begin();
  expect(exporting.draft.settings).toEqual(settings);
  expect(exporting.draft.isChanged).toBe(true);
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
