import { describe, expect, it } from 'vitest';
import { failureKinds } from '../../../preload/failure';
import type { SyncProgress } from '../../../preload/model';
import { amountLine, gapReason, planLine, sentenceOf, waitingLine } from '../../../preload/words/sentence';

const languages = ['pl', 'en'] as const;
const facts = {
  host: 'moja-firma.ccrm.pl',
  path: 'C:\\Moje  pliki\\historia (2).csv',
  holder: 'kronika sync',
  message: 'Too many pages',
  address: 'ftp://firma',
  expected: 12,
  received: 11,
  kept: 'C:\\Moje  pliki\\historia (3).csv',
  name: 'NUL.csv',
  characters: '? U+0007',
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
          expect(text.replace(facts.path, 'x').replace(facts.kept, 'x')).not.toMatch(/ {2}/);
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

  it.each(languages)('says of a key that was accepted before that the address may have changed, in %s', (language) => {
    const refused = { kind: 'unauthorised', facts: {} } as const;
    for (const reader of ['window', 'commandLine'] as const) {
      const { what, remedy } = sentenceOf({ ...refused, facts: { onceAccepted: 1 } }, language, reader);
      expect(what).toBe(sentenceOf(refused, language).what);
      expect(remedy).toMatch(
        language === 'pl' ? /zmienił się publiczny adres IP biura/ : /public IP address has changed/,
      );
      expect(remedy.split('\n').map((line) => line.slice(0, 2))).toEqual([expect.any(String), '1.', '2.', '3.']);
      expect(remedy).toContain('panel.telecube.pl: Rozbudowa Centrali > Integracja API');
    }
    expect(sentenceOf(refused, language).remedy).not.toMatch(/zmienił się|has changed/);
  });

  it('tells the command line about its own ways', () => {
    const missing = { kind: 'keyMissing', facts: {} } as const;
    expect(sentenceOf(missing, 'en', 'commandLine').remedy).toContain('KRONIKA_API_KEY');
    expect(sentenceOf(missing, 'en').remedy).not.toContain('KRONIKA_API_KEY');
    expect(sentenceOf({ kind: 'accountMissing', facts: {} }, 'pl', 'commandLine').remedy).toContain('--account');
    expect(sentenceOf({ kind: 'recordMissing', facts: {} }, 'pl', 'commandLine').remedy).toContain('kronika search');
    expect(sentenceOf({ kind: 'folderMissing', facts: {} }, 'pl', 'commandLine').remedy).not.toMatch(/Wybierz/);
  });

  it('has a few words for every reason of a gap and of waiting', () => {
    for (const language of languages) {
      for (const kind of [...failureKinds, 'notAsked'] as const) {
        expect(gapReason(kind, language)).toMatch(/^[^.]{4,60}$/);
      }
      for (const reason of [...failureKinds, 'paused'] as const) {
        expect(waitingLine({ reason, seconds: 16 }, language)).toMatch(/^\p{Lu}[^{}]+$/u);
      }
    }
    expect(waitingLine({ reason: 'rateLimited', seconds: 20 }, 'pl')).toBe('Czekam 20 s: CRM ogranicza liczbę zapytań');
    const lost = { reason: 'unreachable', seconds: 15.2 } as const;
    expect(waitingLine(lost, 'pl')).toBe('Brak połączenia z CRM; spróbuję ponownie za 16 s');
    expect(waitingLine(lost, 'en')).toBe('No connection to the CRM; trying again in 16 s');
    expect(waitingLine({ ...lost, seconds: 0 }, 'en')).toBe('No connection to the CRM; trying again now');
  });
});

describe('planLine', () => {
  const progress: SyncProgress = {
    phase: 'events',
    requests: 9,
    requestsLeft: { pages: 286, notes: 60_123 },
    interactions: 1000,
    interactionsExpected: 200_000,
    notes: 0,
    notesOwed: 300,
    fraction: 0,
    requestsPerSecond: 5,
    secondsLeft: 12_130,
    waiting: null,
    day: null,
  };

  it('says before a long download how many records and notes will come and how long it will take', () => {
    expect(planLine(progress, 'pl', 'commandLine')).toBe(
      'Pobieranie zajmie około 3 godz. 20 min (do pobrania około 199\u00a0000 zapisów, notatki do około 60\u00a0123 zapisów).',
    );
    expect(planLine(progress, 'en', 'commandLine')).toBe(
      'The download will take about 3 h 20 min (still to download: about 199,000 records, the notes of about 60,123 records).',
    );
    expect(planLine(progress, 'pl')).toContain('około 3 godz. 20 min');
  });

  it('says nothing before a short one, nor while it is not known', () => {
    expect(planLine({ ...progress, secondsLeft: 100 }, 'pl')).toBeNull();
    expect(planLine({ ...progress, secondsLeft: null }, 'pl')).toBeNull();
    expect(planLine({ ...progress, requestsLeft: null }, 'pl')).toBeNull();
  });

  it('says of a download with all records that their notes come next, so that a bar at its beginning is understood', () => {
    const listed: SyncProgress = { ...progress, phase: 'events', interactions: 9000, interactionsExpected: 9000 };
    const notes = { pages: 0, notes: 1176 };
    expect(amountLine({ ...listed, requestsLeft: notes }, 'pl')).toBe('9000 zapisów, potem notatki');
    expect(amountLine({ ...listed, requestsLeft: notes }, 'en')).toBe('9,000 records, then their notes');
    expect(amountLine({ ...listed, requestsLeft: { pages: 0, notes: 0 } }, 'pl')).toBe('9000 zapisów');
    expect(amountLine({ ...listed, interactionsExpected: 12_000 }, 'en')).toBe('9,000 of about 12,000 records');
    const asking: SyncProgress = { ...listed, phase: 'notes' };
    expect(amountLine({ ...asking, requestsLeft: notes }, 'pl')).toBe('zostało 1176 zapisów');
    expect(amountLine({ ...asking, requestsLeft: { pages: 0, notes: 1 } }, 'en')).toBe('1 record left');
    expect(amountLine({ ...asking, requestsLeft: { pages: 0, notes: 0 } }, 'pl')).toBe('');
  });
});
