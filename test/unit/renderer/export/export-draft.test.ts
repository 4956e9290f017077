import { beforeEach, expect, test } from 'vitest';
import { builtInSettings } from '../../../../preload/export/export-model';
import { ExportDraft } from '../../../../renderer/state/export/export-draft.svelte';
import { ExportDesk } from './export-desk';

const polish = builtInSettings('excelPl', 'pl');
let draft: ExportDraft;

beforeEach(() => {
  draft = new ExportDraft(new ExportDesk(), () => 'pl');
});

test('another format is another built-in profile, not a changed one', () => {
  draft.begin();
  draft.takeFormat('csv');
  expect(draft.profile).toEqual({ kind: 'builtIn', name: 'excelPl' });
  expect(draft.settings).toEqual(polish);
  draft.takeFormat('xlsx');
  expect(draft.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  draft.takeFormat('jsonl');
  expect(draft.profile).toEqual({ kind: 'byHand' });
  expect(draft.isChanged).toBe(false);

  draft.takeProfile({ kind: 'builtIn', name: 'workbook' });
  draft.toggleColumn('number');
  draft.takeFormat('csv');
  expect(draft.profile).toEqual({ kind: 'builtIn', name: 'workbook' });
  expect(draft.isChanged).toBe(true);
});

test('notes that stand in one cell could have a row each', () => {
  draft.begin();
  expect(draft.joinsNotes).toBe(true);
  draft.toggleColumn('notes');
  expect(draft.joinsNotes).toBe(false);
  draft.takeColumns('usual');
  draft.takeRows('notes');
  expect(draft.joinsNotes).toBe(false);
});

test('a profile is saved, deleted and brought back; what it said stays chosen', async () => {
  draft.begin();
  draft.takeColumns('none');
  expect(draft.isEmpty).toBe(true);
  draft.toggleColumn('number');
  draft.nameColumn('number', ' Telefon ');
  expect(draft.isChanged).toBe(true);
  await draft.saveProfile('Moje');
  expect(draft.isChanged).toBe(false);
  const bringBack = await draft.deleteProfile('Moje');
  expect(draft.profiles.names).toEqual([]);
  expect(draft.settings.columns).toEqual([{ column: 'number', title: 'Telefon' }]);
  await bringBack();
  expect(draft.profile).toEqual({ kind: 'own', name: 'Moje' });
});
