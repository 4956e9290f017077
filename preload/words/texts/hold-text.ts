import type { Language } from '../../model';
import type { HoldSubject } from '../../persons/keeping';
import { partsOf } from '../../search/filters';
import { words } from '../words';
import { filterText } from './filter-text';

/** What a hold is put on, in words: "Kontakt: Anna Wójcik", "Numer: 600 700 800", "Wyszukiwanie: faktura, SMS-y". */
export function holdText(subject: HoldSubject, language: Language): string {
  const t = words(language);
  switch (subject.kind) {
    case 'contact':
      return t('keeping.subject.contact', { contact: subject.contact });
    case 'number':
      return t('keeping.subject.number', { number: subject.number });
    case 'search': {
      const { text, filters } = subject.query;
      const parts = [text.trim(), ...partsOf(filters).map((name) => filterText(name, filters, language))];
      const said = parts.filter((part) => part !== '').join(', ');
      return t('keeping.subject.search', { search: said === '' ? t('keeping.subject.everything') : said });
    }
  }
}
