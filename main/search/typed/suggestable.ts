import type { Filters, Language, WeekStart } from '../../../preload/model';
import { filtered } from '../../../preload/letters/char-filter';
import { fold } from '../analysis/fold';
import { filterWordsIn } from './filter-words';
import { periodsIn } from './periods';

/** Words that a typed beginning could become, with the filters that they stand for. */
export interface SuggestableFilter {
  readonly text: string;
  readonly filters: Filters;
}

/** Shorter beginnings could become almost anything. */
const minLength = 2;

/** What is offered, each in the words to be put in, and the other beginnings that lead to it. */
type Offers = readonly (readonly [text: string, ...others: string[]])[];

const filtersIn: Readonly<Record<Language, Offers>> = {
  pl: [
    ...([['nieodebrane'], ['odebrane'], ['zajęte'], ['wychodzące'], ['przychodzące'], ['wewnętrzne']] as const),
    ...([
      ['rozmowy'],
      ['połączenia'],
      ['telefony'],
      ['sms', 'smsy', 'sms-y', 'esemesy'],
      ['faks', 'fax', 'faksy'],
    ] as const),
    ['z załącznikiem', 'załącznik'],
    ['bez załącznika'],
    ['z notatką', 'notatka'],
    ['bez notatki'],
    ['z przypiętą notatką', 'przypięta notatka'],
    ['dłuższe niż 5 min', 'powyżej', 'ponad'],
    ['krótsze niż 30 s', 'poniżej'],
    ['z gwiazdką', 'gwiazdka'],
    ['do wyjaśnienia', 'wyjaśnić'],
    ['nieprzeczytane'],
    ['z uwagą', 'uwaga', 'z własną uwagą'],
    ['bez gwiazdki'],
    ['przeczytane'],
    ['bez uwagi'],
  ],
  en: [
    ...([['missed'], ['not answered', 'unanswered'], ['answered'], ['busy'], ['outgoing'], ['incoming']] as const),
    ...([['internal'], ['calls'], ['sms', 'texts', 'text messages'], ['fax', 'faxes']] as const),
    ['with an attachment', 'with attachment', 'attachment'],
    ['without attachments', 'no attachment'],
    ['with notes', 'notes'],
    ['without notes', 'no notes'],
    ['with a pinned note', 'pinned note'],
    ['longer than 5 min', 'over'],
    ['shorter than 30 s', 'under', 'less than'],
    ['with a star', 'starred'],
    ['to be clarified', 'clarify'],
    ['unread'],
    ['with a remark', 'remark'],
    ['without a star'],
    ['without a remark'],
  ],
};

const periodsOf: Readonly<Record<Language, Offers>> = {
  pl: [
    ...([['dziś', 'dzisiaj'], ['wczoraj'], ['przedwczoraj']] as const),
    ['w tym tygodniu', 'ten tydzień', 'tydzień', 'bieżący tydzień'],
    ['w zeszłym tygodniu', 'zeszły tydzień', 'ubiegły tydzień', 'poprzedni tydzień', 'tydzień temu'],
    ['w tym miesiącu', 'ten miesiąc', 'miesiąc', 'bieżący miesiąc'],
    ['w zeszłym miesiącu', 'zeszły miesiąc', 'ubiegły miesiąc', 'poprzedni miesiąc', 'miesiąc temu'],
    ['w tym kwartale', 'ten kwartał', 'kwartał', 'bieżący kwartał'],
    ['w zeszłym kwartale', 'zeszły kwartał', 'ubiegły kwartał', 'poprzedni kwartał'],
    ['w tym roku', 'ten rok', 'rok', 'bieżący rok'],
    ['w zeszłym roku', 'zeszły rok', 'ubiegły rok', 'poprzedni rok', 'rok temu'],
    ['ostatnie 7 dni'],
    ['ostatnie 30 dni'],
    ['ostatnie 3 miesiące'],
    ['ostatnie 12 miesięcy'],
    ...([
      ...[
        ['w styczniu', 'styczeń', 'stycznia'],
        ['w lutym', 'luty', 'lutego'],
        ['w marcu', 'marzec', 'marca'],
      ],
      ...[
        ['w kwietniu', 'kwiecień', 'kwietnia'],
        ['w maju', 'maj', 'maja'],
        ['w czerwcu', 'czerwiec', 'czerwca'],
      ],
      ...[
        ['w lipcu', 'lipiec', 'lipca'],
        ['w sierpniu', 'sierpień', 'sierpnia'],
        ['we wrześniu', 'wrzesień', 'września'],
      ],
      ...[
        ['w październiku', 'październik', 'października'],
        ['w listopadzie', 'listopad', 'listopada'],
      ],
      ['w grudniu', 'grudzień', 'grudnia'],
    ] as const),
    ...([['w poniedziałek'], ['we wtorek'], ['w środę', 'środa'], ['w czwartek'], ['w piątek']] as const),
    ...([['w sobotę', 'sobota'], ['w niedzielę', 'niedziela'], ['w weekend']] as const),
  ],
  en: [
    ...([['today'], ['yesterday'], ['day before yesterday']] as const),
    ['this week', 'week', 'current week'],
    ['last week', 'previous week'],
    ['this month', 'month', 'current month'],
    ['last month', 'previous month'],
    ['this quarter', 'quarter', 'current quarter'],
    ['last quarter', 'previous quarter'],
    ['this year', 'year', 'current year'],
    ['last year', 'previous year'],
    ['last 7 days', 'past 7 days'],
    ['last 30 days', 'past 30 days'],
    ['last 3 months', 'past 3 months'],
    ['last 12 months', 'past 12 months'],
    ...([['in January'], ['in February'], ['in March'], ['in April'], ['in May'], ['in June'], ['in July']] as const),
    ...([['in August'], ['in September'], ['in October'], ['in November'], ['in December']] as const),
    ...([['on Monday'], ['on Tuesday'], ['on Wednesday'], ['on Thursday'], ['on Friday']] as const),
    ...([['on Saturday'], ['on Sunday'], ['last weekend', 'weekend']] as const),
  ],
};

const preposition = /^(?:w|we|z|bez|in|on|with|without) (?:an? )?/;

/**
 * What a typed beginning could become, filters first: `nieod` of `nieodebrane`, `zesz` of `w zeszłym tygodniu`, `mar` of
 * `w marcu`. Each text is one that `periodsIn` or `filterWordsIn` reads as just these filters.
 */
export function suggestableFilters(
  prefix: string,
  language: Language,
  today: string,
  weekStart: WeekStart = 'monday',
): readonly SuggestableFilter[] {
  const typed = fold(filtered(prefix)).trim().replaceAll(/\s+/g, ' ');
  if (typed.length < minLength) return [];
  const meant = (offers: Offers): string[] => offers.filter((offer) => isBegun(offer, typed)).map(([text]) => text);
  const filters = meant(filtersIn[language]).flatMap((text) => toFilter(text));
  return [...filters, ...meant(periodsOf[language]).flatMap((text) => toPeriod(text, today, weekStart))];
}

/** Whether a beginning is that of an offer, with its preposition or without, or of another way to say it. */
function isBegun([text, ...others]: Offers[number], typed: string): boolean {
  return [text, text.replace(preposition, ''), ...others].some((each) => fold(each).startsWith(typed));
}

const nobody = { agents: [], flags: [], extensions: [] };

function toFilter(text: string): SuggestableFilter[] {
  return filterWordsIn(text, nobody).map(({ filters }) => ({ text, filters }));
}

function toPeriod(text: string, today: string, weekStart: WeekStart): SuggestableFilter[] {
  return periodsIn(text, today, weekStart).map(({ from, to }) => ({
    text,
    filters: { from: from ?? undefined, to: to ?? undefined },
  }));
}
