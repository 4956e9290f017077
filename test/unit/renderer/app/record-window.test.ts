import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { RecordWindowSetup } from '../../../../preload/record-window';
import { RecordWindow } from '../../../../renderer/state/app/record-window.svelte';
import { newestFirstSort } from '../../../../renderer/state/common/asking/asked.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const everything = { text: '', filters: {} };
const setup: RecordWindowSetup = {
  found: { id: 20, query: everything, sort: newestFirstSort },
  language: 'pl',
  theme: 'system',
  isReadOnly: false,
  account: { name: 'office', baseUrl: 'https://office.ccrm.pl/publicApi/' },
  isDemo: false,
};

/** Records of the archive are told by their ids alone; every question is kept. */
class RecordArchive extends MemoryArchive {
  readonly questions: string[] = [];

  override ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal) {
    const { id } = input as { readonly id?: number };
    this.questions.push(id === undefined ? name : `${name} ${String(id)}`);
    if (name === 'readRecord') return Promise.resolve({ ...rowOf(id ?? 0, '2026-05-01 10:00:00') } as AnswerOf<Name>);
    if (name === 'tellRecordShown' || name === 'askMainWindow') return Promise.resolve(null as AnswerOf<Name>);
    return super.ask(name, input, signal);
  }
}

async function windowOn(): Promise<{ archive: RecordArchive; own: RecordWindow; settle: () => Promise<void> }> {
  const archive = new RecordArchive(Array.from({ length: 30 }, (_, at) => rowOf(30 - at, '2026-05-01 10:00:00')));
  archive.isPrompt = true;
  const own = new RecordWindow(archive, setup, new Date(2026, 4, 2));
  onTestFinished(own.open());
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    flushSync();
  };
  await settle();
  return { archive, own, settle };
}

test('begins with its record and the place of that, and asks nothing else', async () => {
  const { archive, own } = await windowOn();
  expect([own.record.id, own.order.position, own.order.total]).toEqual([20, 11, 30]);
  expect(archive.questions).toEqual(['readRecord 20', 'findPosition 20', 'findIds', 'count']);
});

test('goes on within the search, says so, and stops at the ends', async () => {
  const { archive, own, settle } = await windowOn();
  archive.questions.length = 0;
  own.obey('next');
  own.obey('next');
  own.obey('previous');
  await settle();
  expect([own.record.id, own.order.position]).toEqual([19, 12]);
  expect(archive.questions.filter((each) => each.startsWith('tellRecordShown'))).toEqual([
    'tellRecordShown 19',
    'tellRecordShown 18',
    'tellRecordShown 19',
  ]);
});

test('rows that changed are read anew, where the reader is', async () => {
  const { archive, own, settle } = await windowOn();
  own.step(1);
  await settle();
  archive.questions.length = 0;
  archive.rows = [rowOf(31, '2026-05-02 10:00:00'), ...archive.rows];
  archive.tell('recordsChanged', null);
  await settle();
  expect(archive.questions).toContain('readRecord 19');
  expect([own.record.id, own.order.position, own.order.total]).toEqual([19, 13, 31]);
});

test('is shown another record, or the same as another search found it, when it is asked for', async () => {
  const { archive, own, settle } = await windowOn();
  archive.tell('recordAsked', { id: 20, query: { text: '2', filters: {} }, sort: newestFirstSort });
  await settle();
  // Numbers with a 2: 29 to 20, 12, 2.
  expect([own.record.id, own.order.position, own.order.total]).toEqual([20, 10, 12]);
  archive.tell('languageChanged', 'en');
  expect(own.locale.t('recordWindow.next')).toBe('Next record');
});

test('what leads elsewhere is a wish to the main window, with the hits of its search', async () => {
  const { archive, own, settle } = await windowOn();
  own.obey('timeline');
  const { record } = own.record;
  if (record !== null) own.navigation.showOnlyContact(record.contact);
  own.navigation.searchFor('FV 7');
  own.obey('erase');
  await settle();
  expect(archive.questions.filter((each) => each.startsWith('askMainWindow'))).toEqual([
    'askMainWindow 20',
    ...['askMainWindow', 'askMainWindow', 'askMainWindow 20'],
  ]);
});

test('a menu does nothing under a dialog', async () => {
  const { own } = await windowOn();
  own.obey('print');
  expect(own.dialogs.shown).toBe('print');
  own.obey('next');
  expect(own.record.id).toBe(20);
  own.dialogs.close();
  expect(own.dialogs.shown).toBeNull();
});
