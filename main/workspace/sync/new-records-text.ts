import type { ToldRecords } from '../../../preload/desktop/background';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';
import type { NewRecords } from './new-records';

/** A notification of the operating system, and where it leads. */
export interface NewRecordsNotice {
  readonly title: string;
  readonly body: string;
  readonly leadsTo: ToldRecords;
}

/** More at once are one notification: a download after a holiday must not cover the screen. */
const maxApart = 3;

/** How what came is told: the name of each search and how many, and never what stands in a record. */
export function noticesOf(found: readonly NewRecords[], language: Language): readonly NewRecordsNotice[] {
  if (found.length <= maxApart) return found.map((one) => noticeOf(one, language));
  const t = words(language);
  const ids = [...new Set(found.flatMap((one) => one.ids))];
  return [
    {
      title: t('background.cameToSearches', { n: found.length }),
      body: found.map((one) => `${one.search.name}: ${amountOf(one)}`).join(', '),
      leadsTo: { search: null, ids },
    },
  ];
}

function noticeOf(one: NewRecords, language: Language): NewRecordsNotice {
  const { search, ids, contacts } = one;
  const count = words(language)('background.came', { amount: amountOf(one) });
  const body =
    contacts.length === 0 ? count : `${count}\n${contacts.join(', ')}${one.count > contacts.length ? '…' : ''}`;
  return { title: search.name, body, leadsTo: { search: search.id, ids } };
}

function amountOf({ count, isAtLeast }: Pick<NewRecords, 'count' | 'isAtLeast'>): string {
  return `${String(count)}${isAtLeast ? '+' : ''}`;
}
