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

type Values = Readonly<Record<string, unknown>>;

/** Counts in rows are small; those of a whole archive are never the same again. */
const maxCounts = 100;

/** Texts without values, or with nothing but a count, are asked for by every row of a list: each is worked out once. */
function remembering(t: Words): Words {
  const said = new Map<string, string>();
  // The compiler checks keys and values where they are said; here they only pass through.
  const say = t as unknown as (key: string, values?: Values) => string;
  const sayOnce = (key: string, values: Values = {}): string => {
    const names = Object.keys(values);
    const count = values['count'];
    const isOften = names.length === 0 || (names.length === 1 && typeof count === 'number' && count < maxCounts);
    if (!isOften) return say(key, values);
    const name = typeof count === 'number' ? `${key} ${String(count)}` : key;
    const text = said.get(name) ?? say(key, values);
    said.set(name, text);
    return text;
  };
  return sayOnce as unknown as Words;
}

const inLanguage: Readonly<Record<Language, Words>> = {
  pl: remembering(catalogue.getFixedT('pl', 'words')),
  en: remembering(catalogue.getFixedT('en', 'words')),
};

/** The catalogue in one language; keys and the values they need are checked by the compiler. */
export function words(language: Language): Words {
  return inLanguage[language];
}
