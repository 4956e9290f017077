import type { Language } from '../../../preload/model';
import type { HelpBook } from './help-page';

/** Loads the help of one language: the other one is not read. */
export async function loadBook(language: Language): Promise<HelpBook> {
  const { book } = language === 'pl' ? await import('./help-pl') : await import('./help-en');
  return book;
}
