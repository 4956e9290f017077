import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import { copyRows } from '../../../main/export/clipboard-rows';
import { choose } from '../../../preload/export/export-model';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo } from './exporting';

const block = { key: 'a', type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [], data: {} };
const text = JSON.stringify({
  blocks: [
    { ...block, text: '😀 Zapłać tutaj', entityRanges: [{ offset: 9, length: 5, key: 0 }] },
    { ...block, type: 'ordered-list-item', text: 'pierwszy' },
    { ...block, type: 'unordered-list-item', depth: 1, text: 'punkt' },
    { ...block, type: 'atomic', text: ' ', entityRanges: [{ offset: 0, length: 1, key: 1 }] },
  ],
  entityMap: {
    0: { type: 'LINK', mutability: 'MUTABLE', data: { url: 'https://a.pl/x' } },
    1: { type: 'IMAGE', mutability: 'IMMUTABLE', data: { src: 'https://crm.pl/skan.jpg' } },
  },
});
const written = (image: string): string =>
  ['😀 Zapłać tutaj (https://a.pl/x)', '1. pierwszy', '  • punkt', `[${image}: skan.jpg]`].join('\n');

function archiveOf() {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const [id = 0] = storeInteractions(archive, [toInteraction(documentedInteraction)]).ids;
    storeNotes(archive, id, [toNote({ ...documentedNote, text })], '2026-01-01T00:00:00Z');
  });
  return archive;
}

test.each([
  ['pl', 'obraz'],
  ['en', 'image'],
  ['keys', 'image'],
] as const)('an export says addresses, places in lists and pictures of a note: %s', (words, image) => {
  const path = join(temporaryFolder(), 'notes.csv');
  const settings = { ...everyColumn, rows: 'notes', columns: choose(['noteText']), words } as const;
  exportTo(archiveOf(), path, { settings });
  expect(readFileSync(path, 'utf8')).toContain(written(image));
});

test('copied records say them as well', () => {
  const job = {
    query: { text: '', filters: {} },
    sort: { by: 'date', descending: true },
    selection: { kind: 'all' },
  } as const;
  const copy = (as: 'table' | 'text'): string =>
    copyRows(archiveOf(), { ...job, as, language: 'en' }, () => false).text.replaceAll('\r\n', '\n');
  expect(copy('text')).toContain(written('image'));
  expect(copy('table')).toContain(written('image'));
});
