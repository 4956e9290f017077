import { describe, expect, it } from 'vitest';
import { failureKinds } from '../../../preload/failure';
import { gapReason, sentenceOf, waitingReason } from '../../../preload/words/sentence';

const languages = ['pl', 'en'] as const;
const facts = {
  host: 'moja-firma.ccrm.pl',
  path: 'C:\\Moje  pliki\\historia (2).csv',
  holder: 'kronika sync',
  message: 'Too many pages',
  address: 'ftp://firma',
  expected: 12,
  received: 11,
};

describe('sentenceOf', () => {
  for (const language of languages) {
    it.each(failureKinds)(`says in ${language} what happened and what to do: %s`, (kind) => {
      for (const each of [{}, facts]) {
        const { what, remedy } = sentenceOf({ kind, facts: each }, language);
        for (const text of [what, remedy]) {
          expect(text).toMatch(/^\p{Lu}.*[.?)]$/su);
          // Nothing unsaid is left open: no placeholder, no empty brackets, no doubled or stray spaces.
          expect(text).not.toMatch(/\{\{|\}\}|\(\)| [.,:]|:\.|undefined|failures\./);
          expect(text).not.toContain('\u0000');
          expect(text.replace(facts.path, 'x')).not.toMatch(/ {2}/);
        }
      }
    });
  }

  it('puts the facts in place, unchanged', () => {
    expect(sentenceOf({ kind: 'targetLocked', facts }, 'pl').what).toBe(
      'Nie można zapisać pliku C:\\Moje  pliki\\historia (2).csv: jest otwarty w innym programie.',
    );
    expect(sentenceOf({ kind: 'unreachable', facts }, 'pl').what).toBe(
      'Nie udało się połączyć z CRM moja-firma.ccrm.pl.',
    );
    expect(sentenceOf({ kind: 'unreachable', facts: {} }, 'pl').what).toBe('Nie udało się połączyć z CRM.');
  });

  it.each(languages)('walks through the three causes of a refused key, in %s', (language) => {
    const { remedy } = sentenceOf({ kind: 'unauthorised', facts: {} }, language);
    expect(remedy.split('\n').map((line) => line.slice(0, 2))).toEqual([expect.any(String), '1.', '2.', '3.']);
    expect(remedy).toContain('panel.telecube.pl: Rozbudowa Centrali > Integracja API');
    expect(remedy).toContain('Panel Zarządzania > Ustawienia CRM > Integracje > API CRM');
  });

  it('tells the command line about its own ways', () => {
    const missing = { kind: 'keyMissing', facts: {} } as const;
    expect(sentenceOf(missing, 'en', 'commandLine').remedy).toContain('KRONIKA_API_KEY');
    expect(sentenceOf(missing, 'en').remedy).not.toContain('KRONIKA_API_KEY');
    expect(sentenceOf({ kind: 'accountMissing', facts: {} }, 'pl', 'commandLine').remedy).toContain('--account');
  });

  it('has a few words for every reason of a gap and of waiting', () => {
    for (const language of languages) {
      for (const kind of [...failureKinds, 'notAsked'] as const) {
        expect(gapReason(kind, language)).toMatch(/^[^.]{4,60}$/);
      }
      expect(waitingReason({ reason: 'paused', seconds: 1 }, language)).not.toBe('');
    }
    expect(waitingReason({ reason: 'rateLimited', seconds: 20 }, 'pl')).toBe('CRM ogranicza liczbę zapytań');
  });
});
