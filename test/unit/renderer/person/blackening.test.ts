import { beforeEach, expect, test } from 'vitest';
import type { PacketText } from '../../../../preload/export/packet';
import { BlackeningDraft } from '../../../../renderer/state/person/blackening.svelte';

const text: PacketText = {
  ...{ key: '7 sms', seal: 'a', id: 7, callDate: '2026-03-02 09:00:00', contact: 'Anna', place: 'sms' },
  text: 'Jan Nowak, 602 303 404',
  spans: [
    { kind: 'name', start: 0, length: 9 },
    { kind: 'number', start: 11, length: 11 },
  ],
};
const [name, number] = text.spans;

let draft: BlackeningDraft;

beforeEach(() => {
  draft = new BlackeningDraft();
});

test('what names others is black, until its kind or its place is not', () => {
  expect([draft.isBlack(text, name!), draft.isBlack(text, number!)]).toEqual([true, true]);
  draft.take('number', false);
  expect(draft.isBlack(text, number!)).toBe(false);
  draft.blacken(text, name!, false);
  expect(draft.isBlack(text, name!)).toBe(false);
  expect(draft.asked.texts).toEqual([{ key: '7 sms', seal: 'a', isWhole: false, otherwise: [0] }]);
});

test('what was decided of a place stays so when its kind is switched', () => {
  draft.blacken(text, name!, false);
  draft.take('name', false);
  expect(draft.isBlack(text, name!)).toBe(false);
  expect(draft.asked.texts).toEqual([]);
  draft.take('name', true);
  expect(draft.isBlack(text, name!)).toBe(false);
  expect(draft.asked.texts[0]?.otherwise).toEqual([0]);
});

test('a whole text is black, whatever was decided of its places', () => {
  draft.blacken(text, name!, false);
  draft.blackenWhole(text, true);
  expect([draft.isWhole(text), draft.isBlack(text, name!)]).toEqual([true, true]);
  expect(draft.asked.texts).toEqual([{ key: '7 sms', seal: 'a', isWhole: true, otherwise: [0] }]);
  draft.blackenWhole(text, false);
  expect(draft.isBlack(text, name!)).toBe(false);
});

test('a text that reads otherwise by now, and a place that is gone, are decided no more', () => {
  draft.blacken(text, name!, false);
  draft.blacken(text, number!, false);
  draft.follow({ ...text, spans: [number!] });
  expect(draft.asked.texts[0]?.otherwise).toEqual([11]);
  const changed = { ...text, seal: 'b' };
  expect(draft.isBlack(changed, number!)).toBe(true);
  draft.follow(changed);
  expect(draft.asked.texts).toEqual([]);
});

test('words are taken once, in any case, and nothing is none', () => {
  draft.addWord('  Nowak   Jan ');
  draft.addWord('nowak jan');
  draft.addWord('  ');
  expect(draft.words).toEqual(['Nowak Jan']);
  draft.removeWord('Nowak Jan');
  expect(draft.words).toEqual([]);
  expect(draft.isTaken('word')).toBe(true);
});
