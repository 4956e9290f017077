import { createInstance, type TFunction } from 'i18next';
import type { Language } from '../model';
import { en } from './en';
import { pl } from './pl';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    nsSeparator: false;
    strictInterpolationChecks: true;
    resources: { words: typeof pl };
  }
}

/** Says a text of the catalogue by its key: `t('results.count', { count: 5 })` is "5 wyników" or "5 results". */
export type Words = TFunction;

const catalogue = createInstance({
  lng: 'pl',
  fallbackLng: false,
  defaultNS: 'words',
  ns: ['words'],
  nsSeparator: false,
  resources: { pl: { words: pl }, en: { words: en } },
  // Texts go into text nodes, files and terminals, never into HTML.
  interpolation: { escapeValue: false },
  // Everything is in memory: ready on return.
  initAsync: false,
});
void catalogue.init();

const inLanguage: Readonly<Record<Language, Words>> = {
  pl: catalogue.getFixedT('pl', 'words'),
  en: catalogue.getFixedT('en', 'words'),
};

/** The catalogue in one language; keys and the values they need are checked by the compiler. */
export function words(language: Language): Words {
  return inLanguage[language];
}
