import { expect, test } from 'vitest';
import { excerptOf, type ExcerptSource } from '../../../../main/search/query/excerpt';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { cases, fc } from '../../random-cases';

const folded = { exactLetters: false };
const excerpt = (sources: readonly ExcerptSource[], typed: string) => excerptOf(sources, parseQuery(typed), folded);
const words = 'Dzień dobry, proszę o pilny kontakt w sprawie zamówienia. '.repeat(10);

test('shows the text that was hit, with the hit marked', () => {
  const sources = [
    { source: 'sms', text: 'Dzień dobry' },
    { source: 'note', text: 'po\nterminie' },
  ] as const;
  expect(excerpt(sources, 'termin')).toEqual({ source: 'note', text: 'po terminie', hits: [{ start: 3, length: 8 }] });
  expect(excerpt(sources, 'sms:termin')).toEqual({ source: 'sms', text: 'Dzień dobry', hits: [] });
  expect(excerpt(sources, '')).toEqual({ source: 'sms', text: 'Dzień dobry', hits: [] });
  expect(excerpt([{ source: 'sms', text: ' \n' }], 'x')).toBeNull();
});

test('cuts a long text around its first hit, at the beginning of a word', () => {
  const shown = excerpt([{ source: 'note', text: `${words}Faktura. ${words}` }], 'faktura');
  expect(shown?.text).toMatch(/^…\S+ .*zamówienia\. Faktura\. Dzień dobry.*…$/);
  const [hit] = shown?.hits ?? [];
  expect(shown?.text.slice(hit!.start, hit!.start + hit!.length)).toBe('Faktura');
});

test('cuts no pair of surrogates and keeps hits inside', () => {
  const text = fc.string({
    unit: fc.constantFrom('👍', 'a', ' ', '\n', 'faktura', '𝐀'),
    minLength: 100,
    maxLength: 400,
  });
  fc.assert(
    fc.property(text, (note) => {
      const shown = excerpt([{ source: 'note', text: note }], 'faktura 👍 "a a a"');
      expect(shown === null || shown.text.isWellFormed()).toBe(true);
      for (const { start, length } of shown?.hits ?? []) expect(start + length).toBeLessThanOrEqual(shown!.text.length);
    }),
    { numRuns: cases(1000) },
  );
});
