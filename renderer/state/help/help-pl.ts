import { bookOf, type HelpPage } from './help-page';

/** The help in Polish. */
export const book = bookOf(
  'pl',
  import.meta.glob<Omit<HelpPage, 'id'>>('../../../docs/pl/*.md', { eager: true, import: 'default' }),
);
