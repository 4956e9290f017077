import { bookOf, type HelpPage } from './help-page';

/** The help in English. */
export const book = bookOf(
  'en',
  import.meta.glob<Omit<HelpPage, 'id'>>('../../../docs/en/*.md', { eager: true, import: 'default' }),
);
