import type { Season, Unit } from './calendar';
import { Lexicon, wordList } from './lexicon';

/** The words of dates in Polish and English, in the forms that people type. */

export interface MonthName {
  readonly month: number;
  /** `short` names stand only beside a day or a year. */
  readonly form: 'full' | 'english' | 'short';
}

const polishMonths = [
  'styczeń stycznia styczniu styczniem',
  'luty lutego lutym',
  'marzec marca marcu marcem',
  'kwiecień kwietnia kwietniu kwietniem',
  'maj maja maju majem',
  'czerwiec czerwca czerwcu czerwcem',
  'lipiec lipca lipcu lipcem',
  'sierpień sierpnia sierpniu sierpniem',
  'wrzesień września wrześniu wrześniem',
  'październik października październiku październikiem',
  'listopad listopada listopadzie listopadem',
  'grudzień grudnia grudniu grudniem',
];
const englishMonths = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const shortPolishMonths = ['sty', 'lut', '', 'kwi', '', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'];
/** `mar` is short in both languages. */
const shortMonths = ['jan', 'feb', 'mar', 'apr', '', 'jun', 'jul', 'aug', 'sep sept', 'oct', 'nov', 'dec'];

export const months = new Lexicon<MonthName>([
  ...monthRows(polishMonths, 'full'),
  ...monthRows(englishMonths, 'english'),
  ...monthRows(shortPolishMonths, 'short'),
  ...monthRows(shortMonths, 'short'),
]);

function monthRows(names: readonly string[], form: MonthName['form']): [string, MonthName][] {
  return names.flatMap((forms, at) => (forms === '' ? [] : [[forms, { month: at + 1, form }]]));
}

export const romanMonths = new Lexicon<number>(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].map((numeral, at) => [numeral, at + 1]),
);

type Rows<Value> = readonly (readonly [forms: string, value: Value])[];

const polishWeekdays: Rows<number> = [
  ['poniedziałek poniedziałku poniedziałkiem', 0],
  ['wtorek wtorku wtorkiem', 1],
  ['środa środę środy środzie środą', 2],
  ['czwartek czwartku czwartkiem', 3],
  ['piątek piątku piątkiem', 4],
  ['sobota sobotę soboty sobocie sobotą', 5],
  ['niedziela niedzielę niedzieli niedzielą', 6],
];
const englishWeekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 0 for Monday. */
export const weekdays = new Lexicon<number>([
  ...polishWeekdays,
  ...englishWeekdays.map((name, day) => [name, day] as const),
]);

/** The forms that stand after `w` for one day: `w środy` is every Wednesday. */
export const accusativeWeekdays = wordList(
  'poniedziałek wtorek środę czwartek piątek sobotę niedzielę monday tuesday wednesday thursday friday saturday sunday',
);

/** The forms that stand after `z` for a time: `z Majem` is with somebody of that name. */
export const genitives = wordList(
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia ' +
    'poniedziałku wtorku środy czwartku piątku soboty niedzieli weekendu wiosny lata jesieni zimy',
);

const polishNearDays: Rows<number> = [
  ['dziś dzisiaj dzisiejszy dzisiejsza dzisiejsze dzisiejszego dzisiejszej dzisiejszych dzisiejszym', 0],
  ['wczoraj wczorajszy wczorajsza wczorajsze wczorajszego wczorajszej wczorajszych wczorajszym', 1],
  ['przedwczoraj przedwczorajszy przedwczorajsza przedwczorajsze przedwczorajszych', 2],
];
/** Days before today. */
export const nearDays = new Lexicon<number>([...polishNearDays, ['today', 0], ['yesterday', 1]]);

const polishSeasons: Rows<Season> = [
  ['wiosna wiosny wiośnie wiosnę wiosną', 'spring'],
  ['lato lata lecie latem', 'summer'],
  ['jesień jesieni jesienią', 'autumn'],
  ['zima zimy zimie zimę zimą', 'winter'],
];
export const seasonNames = new Lexicon<Season>([
  ...polishSeasons,
  ['spring', 'spring'],
  ['summer', 'summer'],
  ['autumn fall', 'autumn'],
  ['winter', 'winter'],
]);

/** Words that Polish writes small: with a capital they are people, firms, streets and towns. */
export const smallInPolish = wordList(
  [
    ...polishMonths,
    ...shortPolishMonths.filter((name) => name !== ''),
    ...[...polishWeekdays, ...polishNearDays, ...polishSeasons].map(([forms]) => forms),
  ].join(' '),
);

const singular: readonly (readonly [string, Unit])[] = [
  ['dzień dnia dniu dniem day', 'day'],
  ['weekend weekendu weekendzie weekendem', 'weekend'],
  ['tydzień tygodnia tygodniu tygodniem week', 'week'],
  ['miesiąc miesiąca miesiącu miesiącem month', 'month'],
  ['kwartał kwartału kwartale kwartałem quarter', 'quarter'],
  ['półrocze półrocza półroczu półroczem', 'half'],
  ['rok roku rokiem year', 'year'],
];
export const oneUnit = new Lexicon<Unit>(singular);
export const units = new Lexicon<Unit>([
  ...singular,
  ['dni dniach days', 'day'],
  ['tygodnie weeks tygodni', 'week'],
  ['miesiące miesięcy months', 'month'],
  ['kwartały kwartałów quarters', 'quarter'],
  ['lata lat years', 'year'],
]);

/**
 * `previous`: the one before this; `recent`: those that end today where it counts days, weeks, months or years (`ostatni
 * miesiąc` is not `zeszły miesiąc`).
 */
export type Which = 'this' | 'previous' | 'recent';

const polishWhich = (...stems: string[]): string =>
  stems.flatMap((stem) => ['y', 'a', 'e', 'ego', 'ej', 'ym', 'ą'].map((end) => stem + end)).join(' ');
const softWhich = (...stems: string[]): string =>
  stems.flatMap((stem) => ['', 'a', 'e', 'ego', 'ej', 'm', 'ą', 'ch'].map((end) => stem + end)).join(' ');

export const which = new Lexicon<Which>([
  [
    `ten ta tego tej tym tę tą this current ${polishWhich('obecn', 'aktualn')} ${softWhich('bieżąc', 'bieżący')}`,
    'this',
  ],
  [`${polishWhich('zeszł', 'ubiegł', 'minion', 'przeszł')} ${softWhich('poprzedni')} last previous`, 'previous'],
  [`${softWhich('ostatni')} past`, 'recent'],
]);
/** Those that stand before a number of days or weeks. */
export const lastFew = wordList('ostatnie ostatnich ostatnia ostatnim ostatni last past');

export const numberWords = new Lexicon<number>([
  ['jeden jedna jednego one', 1],
  ['dwa dwie dwóch two', 2],
  ['trzy trzech three', 3],
  ['cztery czterech four', 4],
  ['pięć pięciu five', 5],
  ['sześć sześciu six', 6],
  ['siedem siedmiu seven', 7],
  ['osiem ośmiu eight', 8],
  ['dziewięć dziewięciu nine', 9],
  ['dziesięć dziesięciu ten', 10],
  ['dwanaście dwunastu twelve', 12],
  ['a an', 1],
]);

export const ordinals = new Lexicon<number>([
  [`i 1 1st first ${polishWhich('pierwsz')}`, 1],
  ['ii 2 2nd second drugi druga drugie drugiego drugiej drugim drugą', 2],
  ['iii 3 3rd third trzeci trzecia trzecie trzeciego trzeciej trzecim', 3],
  [`iv 4 4th fourth ${polishWhich('czwart')}`, 4],
]);

export const quarterWords = wordList('kwartał kwartału kwartale kwartałem kw quarter');
export const halfWords = wordList('półrocze półrocza półroczu półroczem połowa połowie połowy połowę half');
export const yearWords = wordList('rok roku rokiem year');

/** What no year is followed by: then it is so much of something. */
export const measures = wordList(
  'zł zl złotych złote pln eur euro usd gbp chf szt sztuk sztuki min minut minuty s sek sekund h godz godzin gb mb kb kg g m km km2 m2 tys osób records calls rozmów połączeń minutes seconds',
);
