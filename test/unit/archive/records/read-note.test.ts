import { describe, expect, test } from 'vitest';
import { stateOf, toShownNote, type FindHits } from '../../../../main/archive/records/read-note';
import type { NoteRow } from '../../../../main/archive/records/rows';
import { toNote } from '../../../../main/crm/note';
import type { JsonObject } from '../../../../main/crm/json/wire';
import type { Note } from '../../../../preload/model';
import { documentedNote } from '../../records';

const row: NoteRow = {
  ...{ id: 1, uuid: 'note', interaction_id: 1, text: null, created: null, author: null, status: null, call: null },
  ...{
    organisation: null,
    person: null,
    pin: null,
    edit: null,
    files: null,
    extra: null,
    vanished_at: null,
    seal: null,
  },
};
const none: FindHits = () => [];

function shown(wire: JsonObject, versions: readonly string[] = [], hits = none): Note {
  const rows = versions.map((text, at) => ({
    replaced_at: `2026-01-0${String(versions.length - at)}T00:00:00Z`,
    wire: JSON.stringify({ ...documentedNote, text }),
  }));
  return toShownNote(row, toNote({ ...documentedNote, text: 'x', ...wire }), rows, hits);
}

test.each<[status: string | null, deleted: boolean, unknownStatus: string | null]>([
  [null, false, null],
  ['', false, null],
  ['exist', false, null],
  ['Existing', false, null],
  ['DELETED', true, null],
  ['removed', true, null],
  ['usunięta', true, null],
  ['archived', false, 'archived'],
])('a note whose status is %j is deleted: %j, and shows the status: %j', (status, deleted, unknownStatus) => {
  expect(stateOf(status)).toEqual({ deleted, unknownStatus });
});

describe('a note shows', () => {
  test.each<[what: string, wire: JsonObject, said: Partial<Note>]>([
    [
      'whose it is and whom it names',
      {},
      { author: 'Jan Kowalski', organisation: 'Tartak Żubr sp. z o.o.', person: null },
    ],
    [
      'that nobody is named',
      { user: null, created: null, organisation: null },
      { author: null, created: '', organisation: null },
    ],
    ['whether it is pinned or was edited', { pin: 1, edit: 0 }, { pinned: true, edited: false }],
    ['that it is neither where that is no number', { pin: 'yes', edit: null }, { pinned: false, edited: false }],
    ['no paragraph without a text', { text: null }, { blocks: [] }],
    ['what else the CRM sent', { priority: 3 }, { otherFields: [['priority', '3']] }],
  ])('%s', (_, wire, said) => {
    expect(shown(wire)).toMatchObject(said);
  });

  test('a paragraph for each line', () => {
    expect(shown({ text: 'raz\n\ndwa' }).blocks.map(({ text }) => text)).toEqual(['raz', '', 'dwa']);
  });

  test.each<[now: string, versions: readonly string[], told: readonly string[]]>([
    ['c', ['b', 'a'], ['b', 'a']],
    ['b', ['b', 'a'], ['a']],
    ['b', ['a', 'a', 'a'], ['a']],
    ['a', ['b', 'a'], ['b', 'a']],
    ['a', ['a'], []],
  ])('of "%s" with the earlier states %j those that said something else: %j', (now, versions, told) => {
    const { earlierVersions } = shown({ text: now }, versions);
    expect(earlierVersions.map(({ blocks }) => blocks[0]?.text)).toEqual(told);
  });
});

test('hits are looked for in each text as the field that it is, and in an earlier state as none', () => {
  const asked: string[] = [];
  shown({ text: 'dziś', user: { name: 'Ewa' }, files: [{ fileName: 'skan.jpg' }] }, ['wczoraj'], (text, where) => {
    asked.push(`${where ?? 'none'}: ${text}`);
    return [];
  });
  expect(asked.sort()).toEqual(['author: Ewa', 'file: skan.jpg', 'none: wczoraj', 'note: dziś']);
});
