import { createInstance } from 'i18next';
import type { Language } from '../model';
import { en } from './en';
import { pl } from './pl';

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'few' | 'many' | 'other'}` ? Stem : Key;

type KeysOf<Section, Before extends string = ''> = {
  [Key in keyof Section & string]: Section[Key] extends string
    ? `${Before}${WithoutPlural<Key>}`
    : KeysOf<Section[Key], `${Before}${Key}.`>;
}[keyof Section & string];

/** Names of all texts: `results.count`; those with plural forms without their endings. */
export type MessageKey = KeysOf<typeof pl>;

type Values = Readonly<Record<string, unknown>>;

/**
 * Says a text of the catalogue by its key: `t('results.count', { count: 5 })` is "5 wyników" or "5 results". i18next's own
 * type works out every text of the catalogue anew for each file that lint looks at: most of lint's time (decision 206).
 */
export type Words = (key: MessageKey, values?: Values) => string;

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

/** Counts in rows are small; those of a whole archive are never the same again. */
const maxCounts = 100;

/** Texts without values, or with nothing but a count, are asked for by every row of a list: each is worked out once. */
function remembering(say: (key: string, values: Values) => string): Words {
  const said = new Map<string, string>();
  return (key, values = {}) => {
    const names = Object.keys(values);
    const count = values['count'];
    const isOften = names.length === 0 || (names.length === 1 && typeof count === 'number' && count < maxCounts);
    if (!isOften) return say(key, values);
    const name = typeof count === 'number' ? `${key} ${String(count)}` : key;
    const text = said.get(name) ?? say(key, values);
    said.set(name, text);
    return text;
  };
}

const inLanguage: Readonly<Record<Language, Words>> = {
  pl: remembering(catalogue.getFixedT('pl', 'words')),
  en: remembering(catalogue.getFixedT('en', 'words')),
};

/** The catalogue in one language; the compiler checks the keys. */
export function words(language: Language): Words {
  return inLanguage[language];
}
