import { describe, expect, test } from 'vitest';
import { periodsIn } from '../../../../main/search/typed/periods';
import { growsWithText } from '../../doubling';
import { cases, fc } from '../../random-cases';

/** Each period with its words: `w marcu = 2024-03-01..2024-03-31`; nothing for an open end. */
function read(text: string, today = '2024-03-15'): string[] {
  return periodsIn(text, today).map(
    ({ start, length, from, to }) => `${text.slice(start, start + length)} = ${from ?? ''}..${to ?? ''}`,
  );
}

/** The days of a text that is a period as a whole. */
function daysOf(text: string, today: string): string[] {
  return read(text, today).map((period) => period.replace(`${text} = `, ''));
}

test.each([
  ['w zeszłym tygodniu', '2024-03-10', '2024-03-03', '2024-03-09'],
  ['this week', '2024-03-16', '2024-03-10', '2024-03-16'],
  ['tydzień temu', '2024-03-13', '2024-03-03', '2024-03-09'],
  ['do końca zeszłego tygodnia', '2024-03-13', null, '2024-03-09'],
  // No week of the calendar.
  ['ostatni tydzień', '2024-03-13', '2024-03-07', '2024-03-13'],
  ['w zeszły weekend', '2024-03-13', '2024-03-09', '2024-03-10'],
])('a week that begins on Sunday: %s, on %s', (text, today, from, to) => {
  expect(periodsIn(text, today, 'sunday')).toMatchObject([{ from, to }]);
});

/** What is typed, the day it is typed on, and the days that are meant. */
const periods: Readonly<Record<string, readonly (readonly [text: string, today: string, days: string])[]>> = {
  'days near today': [
    ['dziś', '2024-03-15', '2024-03-15..2024-03-15'],
    ['dzisiaj', '2024-02-29', '2024-02-29..2024-02-29'],
    ['dzisiejsze', '2024-12-31', '2024-12-31..2024-12-31'],
    ['today', '2024-01-01', '2024-01-01..2024-01-01'],
    ['wczoraj', '2024-01-01', '2023-12-31..2023-12-31'],
    ['wczoraj', '2024-03-01', '2024-02-29..2024-02-29'],
    ['wczoraj', '2023-03-01', '2023-02-28..2023-02-28'],
    ['wczorajsze', '2024-03-31', '2024-03-30..2024-03-30'],
    ['z wczoraj', '2024-04-01', '2024-03-31..2024-03-31'],
    ['w dniu wczorajszym', '2024-10-27', '2024-10-26..2024-10-26'],
    ['last week’s', '2024-03-15', '2024-03-04..2024-03-10'],
    ['yesterday', '2024-10-28', '2024-10-27..2024-10-27'],
    ['from yesterday', '2024-03-15', '2024-03-14..2024-03-14'],
    ['przedwczoraj', '2024-01-01', '2023-12-30..2023-12-30'],
    ['przed wczoraj', '2024-01-02', '2023-12-31..2023-12-31'],
    ['day before yesterday', '2024-03-01', '2024-02-28..2024-02-28'],
    ['the day before yesterday', '2023-03-02', '2023-02-28..2023-02-28'],
    ['3 dni temu', '2024-03-02', '2024-02-28..2024-02-28'],
    ['dzień temu', '2024-01-01', '2023-12-31..2023-12-31'],
    ['dwa dni temu', '2024-03-01', '2024-02-28..2024-02-28'],
    ['10 dni temu', '2024-04-05', '2024-03-26..2024-03-26'],
    ['ten days ago', '2024-04-05', '2024-03-26..2024-03-26'],
    ['5 days ago', '2024-01-03', '2023-12-29..2023-12-29'],
    ['a week ago', '2024-03-15', '2024-03-04..2024-03-10'],
    ['tydzień temu', '2024-03-15', '2024-03-04..2024-03-10'],
    ['2 tygodnie temu', '2024-03-17', '2024-02-26..2024-03-03'],
    ['two weeks ago', '2024-03-18', '2024-03-04..2024-03-10'],
    ['miesiąc temu', '2024-03-31', '2024-02-01..2024-02-29'],
    ['3 miesiące temu', '2024-02-29', '2023-11-01..2023-11-30'],
    ['rok temu', '2024-02-29', '2023-01-01..2023-12-31'],
    ['2 years ago', '2024-01-01', '2022-01-01..2022-12-31'],
  ],
  'days of the week': [
    ['w poniedziałek', '2024-03-11', '2024-03-11..2024-03-11'],
    ['w poniedziałek', '2024-03-17', '2024-03-11..2024-03-11'],
    ['we wtorek', '2024-03-11', '2024-03-05..2024-03-05'],
    ['w środę', '2024-01-01', '2023-12-27..2023-12-27'],
    ['w niedzielę', '2024-03-31', '2024-03-31..2024-03-31'],
    ['on Friday', '2024-03-01', '2024-03-01..2024-03-01'],
    ['on Thursday', '2024-03-01', '2024-02-29..2024-02-29'],
    ['w zeszły poniedziałek', '2024-03-11', '2024-03-04..2024-03-04'],
    ['w zeszły poniedziałek', '2024-03-13', '2024-03-11..2024-03-11'],
    ['ostatni piątek', '2024-03-01', '2024-02-23..2024-02-23'],
    ['w ubiegłą sobotę', '2024-01-01', '2023-12-30..2023-12-30'],
    ['zeszłej środy', '2024-02-29', '2024-02-28..2024-02-28'],
    ['last Monday', '2024-01-01', '2023-12-25..2023-12-25'],
    ['last Sunday', '2024-04-01', '2024-03-31..2024-03-31'],
    ['w ten wtorek', '2024-03-15', '2024-03-12..2024-03-12'],
    ['this Monday', '2024-03-17', '2024-03-11..2024-03-11'],
    ['od poniedziałku', '2024-03-15', '2024-03-11..'],
    ['since Monday', '2024-03-11', '2024-03-11..'],
    ['od poniedziałku do środy', '2024-03-15', '2024-03-11..2024-03-13'],
    ['z poniedziałku', '2024-03-15', '2024-03-11..2024-03-11'],
    ['w weekend', '2024-03-15', '2024-03-09..2024-03-10'],
    ['w weekend', '2024-03-16', '2024-03-16..2024-03-17'],
    ['w zeszły weekend', '2024-03-17', '2024-03-09..2024-03-10'],
    ['last weekend', '2024-03-18', '2024-03-16..2024-03-17'],
    ['w ten weekend', '2024-12-31', '2025-01-04..2025-01-05'],
    ['w poniedziałek 7 grudnia 2020', '2024-03-15', '2020-12-07..2020-12-07'],
    ['Monday, 7 December 2020', '2024-03-15', '2020-12-07..2020-12-07'],
  ],
  'this and the last week, month, quarter and year': [
    ['w zeszłym tygodniu', '2024-01-01', '2023-12-25..2023-12-31'],
    ['w zeszłym tygodniu', '2024-01-07', '2023-12-25..2023-12-31'],
    ['zeszły tydzień', '2024-01-08', '2024-01-01..2024-01-07'],
    ['zeszłego tygodnia', '2024-04-01', '2024-03-25..2024-03-31'],
    ['ubiegły tydzień', '2024-03-03', '2024-02-19..2024-02-25'],
    ['poprzedni tydzień', '2024-03-04', '2024-02-26..2024-03-03'],
    ['last week', '2024-10-28', '2024-10-21..2024-10-27'],
    ['previous week', '2024-10-27', '2024-10-14..2024-10-20'],
    ['w tym tygodniu', '2024-12-31', '2024-12-30..2025-01-05'],
    ['ten tydzień', '2024-03-04', '2024-03-04..2024-03-10'],
    ['bieżący tydzień', '2024-03-10', '2024-03-04..2024-03-10'],
    ['this week', '2024-02-29', '2024-02-26..2024-03-03'],
    ['w tym miesiącu', '2024-02-29', '2024-02-01..2024-02-29'],
    ['bieżącego miesiąca', '2023-02-01', '2023-02-01..2023-02-28'],
    ['this month', '2024-12-31', '2024-12-01..2024-12-31'],
    ['w zeszłym miesiącu', '2024-01-01', '2023-12-01..2023-12-31'],
    ['zeszły miesiąc', '2024-03-31', '2024-02-01..2024-02-29'],
    ['z ubiegłego miesiąca', '2023-03-01', '2023-02-01..2023-02-28'],
    ['last month', '2024-04-01', '2024-03-01..2024-03-31'],
    ['w tym kwartale', '2024-03-31', '2024-01-01..2024-03-31'],
    ['bieżący kwartał', '2024-04-01', '2024-04-01..2024-06-30'],
    ['this quarter', '2024-12-31', '2024-10-01..2024-12-31'],
    ['poprzedni kwartał', '2024-01-01', '2023-10-01..2023-12-31'],
    ['w ostatnim kwartale', '2024-04-01', '2024-01-01..2024-03-31'],
    ['last quarter', '2024-12-31', '2024-07-01..2024-09-30'],
    ['ostatni kwartał 2023', '2024-12-31', '2023-10-01..2023-12-31'],
    ['w tym roku', '2024-01-01', '2024-01-01..2024-12-31'],
    ['this year', '2024-12-31', '2024-01-01..2024-12-31'],
    ['w zeszłym roku', '2024-01-01', '2023-01-01..2023-12-31'],
    ['zeszłego roku', '2024-12-31', '2023-01-01..2023-12-31'],
    ['last year', '2025-01-01', '2024-01-01..2024-12-31'],
    ['w zeszłym półroczu', '2024-06-30', '2023-07-01..2023-12-31'],
    ['w tym półroczu', '2024-07-01', '2024-07-01..2024-12-31'],
  ],
  'so many days, weeks, months or years up to today': [
    ['ostatnie 30 dni', '2024-03-15', '2024-02-15..2024-03-15'],
    ['z ostatnich 7 dni', '2024-03-01', '2024-02-24..2024-03-01'],
    ['w ciągu ostatnich 7 dni', '2024-01-01', '2023-12-26..2024-01-01'],
    ['przez ostatnie dwa tygodnie', '2024-01-07', '2023-12-25..2024-01-07'],
    ['za ostatnie 30 dni', '2024-04-01', '2024-03-03..2024-04-01'],
    ['30 ostatnich dni', '2024-03-15', '2024-02-15..2024-03-15'],
    ['ostatnie 3 miesiące', '2024-05-31', '2024-03-01..2024-05-31'],
    ['ostatnie 3 miesiące', '2023-05-31', '2023-03-01..2023-05-31'],
    ['ostatnie 6 miesięcy', '2024-02-29', '2023-08-30..2024-02-29'],
    ['ostatnie pół roku', '2024-06-30', '2023-12-31..2024-06-30'],
    ['ostatnie 2 lata', '2024-02-29', '2022-03-01..2024-02-29'],
    ['ostatni tydzień', '2024-03-15', '2024-03-09..2024-03-15'],
    ['ostatni miesiąc', '2024-03-31', '2024-03-01..2024-03-31'],
    ['w ostatnim roku', '2024-03-15', '2023-03-16..2024-03-15'],
    ['last 30 days', '2024-01-01', '2023-12-03..2024-01-01'],
    ['in the last 2 weeks', '2024-03-15', '2024-03-02..2024-03-15'],
    ['over the past 3 months', '2024-03-15', '2023-12-16..2024-03-15'],
    ['for the last ten days', '2024-03-31', '2024-03-22..2024-03-31'],
    ['past week', '2024-10-27', '2024-10-21..2024-10-27'],
    ['past year', '2025-02-28', '2024-02-29..2025-02-28'],
  ],
  'months, seasons, quarters and years': [
    ['w marcu', '2024-03-01', '2024-03-01..2024-03-31'],
    ['w marcu', '2024-02-29', '2023-03-01..2023-03-31'],
    ['w grudniu', '2024-01-01', '2023-12-01..2023-12-31'],
    ['we wrześniu', '2024-09-01', '2024-09-01..2024-09-30'],
    ['w styczniu', '2024-01-01', '2024-01-01..2024-01-31'],
    ['z lutego', '2024-03-01', '2024-02-01..2024-02-29'],
    ['z lutego', '2024-01-31', '2023-02-01..2023-02-28'],
    ['w maju', '2024-05-31', '2024-05-01..2024-05-31'],
    ['in March', '2024-03-15', '2024-03-01..2024-03-31'],
    ['in May', '2024-04-30', '2023-05-01..2023-05-31'],
    ['during December', '2024-12-01', '2024-12-01..2024-12-31'],
    ['marzec 2024', '2024-03-15', '2024-03-01..2024-03-31'],
    ['marca 2024', '2024-03-15', '2024-03-01..2024-03-31'],
    ['w marcu 2024 roku', '2024-03-15', '2024-03-01..2024-03-31'],
    ['luty 2024', '2024-03-15', '2024-02-01..2024-02-29'],
    ['luty 2023 r.', '2024-03-15', '2023-02-01..2023-02-28'],
    ['luty 2100', '2024-03-15', '2100-02-01..2100-02-28'],
    ['gru 2022', '2024-03-15', '2022-12-01..2022-12-31'],
    ['mar 2024', '2024-03-15', '2024-03-01..2024-03-31'],
    ['lip 2023', '2024-03-15', '2023-07-01..2023-07-31'],
    ['lis 2023', '2024-03-15', '2023-11-01..2023-11-30'],
    ['w marcu zeszłego roku', '2024-03-15', '2023-03-01..2023-03-31'],
    ['w maju br.', '2024-03-15', '2024-05-01..2024-05-31'],
    ['w maju ub. roku', '2024-03-15', '2023-05-01..2023-05-31'],
    ['w zeszłym marcu', '2024-03-15', '2023-03-01..2023-03-31'],
    ['March 2024', '2024-03-15', '2024-03-01..2024-03-31'],
    ['May 2023', '2024-03-15', '2023-05-01..2023-05-31'],
    ['March of last year', '2024-03-15', '2023-03-01..2023-03-31'],
    ['in Feb 2024', '2024-03-15', '2024-02-01..2024-02-29'],
    ['last March', '2024-04-01', '2024-03-01..2024-03-31'],
    ['III 2024', '2024-03-15', '2024-03-01..2024-03-31'],
    ['2022-12', '2024-03-15', '2022-12-01..2022-12-31'],
    ['12.2022', '2024-03-15', '2022-12-01..2022-12-31'],
    ['2.2024 r.', '2024-03-15', '2024-02-01..2024-02-29'],
    ['w 02.2024', '2024-03-15', '2024-02-01..2024-02-29'],
    ['wiosną 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['latem 2023', '2024-03-15', '2023-06-01..2023-08-31'],
    ['jesień 2023 r.', '2024-03-15', '2023-09-01..2023-11-30'],
    ['na jesieni 2022', '2024-03-15', '2022-09-01..2022-11-30'],
    ['zimą 2023', '2024-03-15', '2022-12-01..2023-02-28'],
    ['zima 2024', '2024-03-15', '2023-12-01..2024-02-29'],
    ['zimą 2022/2023', '2024-03-15', '2022-12-01..2023-02-28'],
    ['zima 2023/24', '2024-03-15', '2023-12-01..2024-02-29'],
    ['w lecie', '2024-03-15', '2023-06-01..2023-08-31'],
    ['tej zimy', '2024-01-01', '2023-12-01..2024-02-29'],
    ['tej zimy', '2023-12-01', '2023-12-01..2024-02-29'],
    ['zeszłej zimy', '2024-01-01', '2022-12-01..2023-02-28'],
    ['zeszłej zimy', '2024-03-01', '2023-12-01..2024-02-29'],
    ['zeszłego lata', '2024-08-31', '2023-06-01..2023-08-31'],
    ['spring 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['in the summer of 2023', '2024-03-15', '2023-06-01..2023-08-31'],
    ['last autumn', '2024-03-15', '2023-09-01..2023-11-30'],
    ['I kwartał 2024', '2024-03-15', '2024-01-01..2024-03-31'],
    ['1. kwartał 2024', '2024-03-15', '2024-01-01..2024-03-31'],
    ['IV kw. 2023', '2024-03-15', '2023-10-01..2023-12-31'],
    ['w trzecim kwartale 2023', '2024-03-15', '2023-07-01..2023-09-30'],
    ['w drugim kwartale', '2024-03-31', '2023-04-01..2023-06-30'],
    ['w drugim kwartale', '2024-04-01', '2024-04-01..2024-06-30'],
    ['Q1 2024', '2024-03-15', '2024-01-01..2024-03-31'],
    ['Q4/2023', '2024-03-15', '2023-10-01..2023-12-31'],
    ['2023-Q2', '2024-03-15', '2023-04-01..2023-06-30'],
    ['first quarter of 2024', '2024-03-15', '2024-01-01..2024-03-31'],
    ['pierwsze półrocze 2024', '2024-03-15', '2024-01-01..2024-06-30'],
    ['w drugim półroczu 2023', '2024-03-15', '2023-07-01..2023-12-31'],
    ['H2 2023', '2024-03-15', '2023-07-01..2023-12-31'],
    ['second half of 2023', '2024-03-15', '2023-07-01..2023-12-31'],
    ['w 2023', '2024-03-15', '2023-01-01..2023-12-31'],
    ['w 2023 roku', '2024-03-15', '2023-01-01..2023-12-31'],
    ['2023 r.', '2024-03-15', '2023-01-01..2023-12-31'],
    ['2023r.', '2024-03-15', '2023-01-01..2023-12-31'],
    ['w roku 2023', '2024-03-15', '2023-01-01..2023-12-31'],
    ['rok 2023', '2024-03-15', '2023-01-01..2023-12-31'],
    ['in 2023', '2024-03-15', '2023-01-01..2023-12-31'],
  ],
  'single days': [
    ['7 grudnia 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['7 Grudnia 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['Od 1 Marca 2024 do 15 Kwietnia 2024', '2024-06-15', '2024-03-01..2024-04-15'],
    ['7. grudnia 2022 r.', '2024-03-15', '2022-12-07..2022-12-07'],
    ['w dniu 7 grudnia 2022 roku', '2024-03-15', '2022-12-07..2022-12-07'],
    ['z dnia 7.12.2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['dn. 15.03.2025', '2025-04-01', '2025-03-15..2025-03-15'],
    ['z dn. 15.03.2025', '2025-04-01', '2025-03-15..2025-03-15'],
    ['w dn. 15.03.2025', '2025-04-01', '2025-03-15..2025-03-15'],
    ['dnia 15.03.2025', '2025-04-01', '2025-03-15..2025-03-15'],
    ['2026-03-26 12:45:32', '2026-04-01', '2026-03-26..2026-03-26'],
    ['29.12.2022 11:24', '2024-03-15', '2022-12-29..2022-12-29'],
    ['29.12.2022, godz. 11:24', '2024-03-15', '2022-12-29..2022-12-29'],
    ['7 grudnia 2022 r. o godz. 8:05', '2024-03-15', '2022-12-07..2022-12-07'],
    ['wczoraj o 11:24', '2024-03-15', '2024-03-14..2024-03-14'],
    ['yesterday at 11:24', '2024-03-15', '2024-03-14..2024-03-14'],
    ['w środę o 11:24', '2024-03-15', '2024-03-13..2024-03-13'],
    ['od 1 marca 10:00 do 2 marca 12:30', '2024-03-15', '2024-03-01..2024-03-02'],
    ['7 grudnia', '2024-12-07', '2024-12-07..2024-12-07'],
    ['7 grudnia', '2024-12-06', '2023-12-07..2023-12-07'],
    ['31 grudnia', '2024-01-01', '2023-12-31..2023-12-31'],
    ['1 stycznia', '2024-01-01', '2024-01-01..2024-01-01'],
    ['29 lutego', '2024-02-28', '2020-02-29..2020-02-29'],
    ['29 lutego', '2024-02-29', '2024-02-29..2024-02-29'],
    ['29 lutego', '2027-12-31', '2024-02-29..2024-02-29'],
    ['29 lutego 2024', '2024-03-15', '2024-02-29..2024-02-29'],
    ['7 gru 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['3 lis 2022', '2024-03-15', '2022-11-03..2022-11-03'],
    ['15.III.2024', '2024-03-15', '2024-03-15..2024-03-15'],
    ['15 III 2024', '2024-03-15', '2024-03-15..2024-03-15'],
    ['7 December 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['7th of December 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['December 7, 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['on December 7th', '2024-03-15', '2023-12-07..2023-12-07'],
    ['Feb 29', '2024-03-15', '2024-02-29..2024-02-29'],
    ['2022-12-07', '2024-03-15', '2022-12-07..2022-12-07'],
    ['2022.12.07', '2024-03-15', '2022-12-07..2022-12-07'],
    ['7.12.2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['07.12.2022 r.', '2024-03-15', '2022-12-07..2022-12-07'],
    ['07.12.2022r.', '2024-03-15', '2022-12-07..2022-12-07'],
    ['07.12.22', '2024-03-15', '2022-12-07..2022-12-07'],
    ['7. 12. 2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['07/12/2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['07-12-2022', '2024-03-15', '2022-12-07..2022-12-07'],
    ['31.03.2024', '2024-03-15', '2024-03-31..2024-03-31'],
    ['27.10.2024', '2024-03-15', '2024-10-27..2024-10-27'],
  ],
  'from one to another': [
    ['od 1 marca do 15 kwietnia 2024', '2024-03-15', '2024-03-01..2024-04-15'],
    ['od 1 marca do 15 kwietnia', '2024-03-15', '2024-03-01..2024-04-15'],
    ['od 1 marca do 15 kwietnia', '2024-02-29', '2023-03-01..2023-04-15'],
    ['od 1 grudnia do 15 stycznia 2024', '2024-03-15', '2023-12-01..2024-01-15'],
    ['od 1 grudnia 2022 do 15 stycznia', '2024-03-15', '2022-12-01..2023-01-15'],
    ['od listopada do lutego', '2024-02-10', '2023-11-01..2024-02-29'],
    ['od listopada do lutego', '2024-12-10', '2023-11-01..2024-02-29'],
    ['od 15 kwietnia do 1 marca', '2024-05-01', '2023-04-15..2024-03-01'],
    ['od 15 kwietnia do 1 marca', '2024-03-15', '2023-04-15..2024-03-01'],
    ['od marca do maja 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['od 1 do 15 marca', '2024-03-15', '2024-03-01..2024-03-15'],
    ['od 1 do 29 lutego 2024', '2024-03-15', '2024-02-01..2024-02-29'],
    ['1-15 marca 2024', '2024-03-15', '2024-03-01..2024-03-15'],
    ['1–15 marca 2024', '2024-03-15', '2024-03-01..2024-03-15'],
    ['w dniach 1-15 marca', '2024-03-15', '2024-03-01..2024-03-15'],
    ['między 1 a 15 marca', '2024-03-15', '2024-03-01..2024-03-15'],
    ['pomiędzy marcem a majem 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['marzec-maj 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['w okresie od marca do maja 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['w latach 2022-2023', '2024-03-15', '2022-01-01..2023-12-31'],
    ['lata 2020-2022', '2024-03-15', '2020-01-01..2022-12-31'],
    ['1 i 2 marca 2024', '2024-03-15', '2024-03-01..2024-03-02'],
    ['listopad i grudzień 2023', '2024-03-15', '2023-11-01..2023-12-31'],
    ['wczoraj i dziś', '2024-01-01', '2023-12-31..2024-01-01'],
    ['wczoraj, dziś', '2024-01-01', '2023-12-31..2024-01-01'],
    ['w marcu i kwietniu', '2024-05-15', '2024-03-01..2024-04-30'],
    ['w marcu, kwietniu', '2024-05-15', '2024-03-01..2024-04-30'],
    ['w marcu i w kwietniu', '2024-05-15', '2024-03-01..2024-04-30'],
    ['7 grudnia, 8 grudnia 2022', '2024-03-15', '2022-12-07..2022-12-08'],
    ['od 2022 do 2023', '2024-03-15', '2022-01-01..2023-12-31'],
    ['od 1.03 do 15.04.2024', '2024-03-15', '2024-03-01..2024-04-15'],
    ['od 1.03 do 15.04', '2024-03-15', '2024-03-01..2024-04-15'],
    ['1.03-15.03.2024', '2024-03-15', '2024-03-01..2024-03-15'],
    ['1-15.03.2024', '2024-03-15', '2024-03-01..2024-03-15'],
    ['2022-01-01 - 2022-03-31', '2024-03-15', '2022-01-01..2022-03-31'],
    ['2022-01-01 — 2022-03-31', '2024-03-15', '2022-01-01..2022-03-31'],
    ['01.01.2022-31.03.2022', '2024-03-15', '2022-01-01..2022-03-31'],
    ['2022-01..2022-03', '2024-03-15', '2022-01-01..2022-03-31'],
    ['od wczoraj do dziś', '2024-01-01', '2023-12-31..2024-01-01'],
    ['Q1-Q2 2023', '2024-03-15', '2023-01-01..2023-06-30'],
    ['from 1 March to 15 April', '2024-03-15', '2024-03-01..2024-04-15'],
    ['from 1 to 15 April 2023', '2024-03-15', '2023-04-01..2023-04-15'],
    ['between 1 and 15 March', '2024-03-15', '2024-03-01..2024-03-15'],
    ['March to May 2023', '2024-03-15', '2023-03-01..2023-05-31'],
    ['March 1-15, 2023', '2024-03-15', '2023-03-01..2023-03-15'],
    ['since March until today', '2024-04-01', '2024-03-01..2024-04-01'],
  ],
  'with an open end': [
    ['od wczoraj', '2024-01-01', '2023-12-31..'],
    ['od marca', '2024-03-15', '2024-03-01..'],
    ['od 7.12.2022', '2024-03-15', '2022-12-07..'],
    ['od 2023', '2024-03-15', '2023-01-01..'],
    ['od zeszłego tygodnia', '2024-01-01', '2023-12-25..'],
    ['od początku roku', '2024-03-15', '2024-01-01..'],
    ['od początku marca 2023', '2024-03-15', '2023-03-01..'],
    ['do końca 2023', '2024-03-15', '..2023-12-31'],
    ['do 15 kwietnia', '2024-04-15', '..2024-04-15'],
    ['do 15 kwietnia', '2024-04-14', '..2023-04-15'],
    ['do marca 2024', '2024-03-15', '..2024-03-31'],
    ['przed 2024', '2024-03-15', '..2023-12-31'],
    ['sprzed 2024 r.', '2024-03-15', '..2023-12-31'],
    ['przed 1 marca 2024', '2024-03-15', '..2024-02-29'],
    ['przed 1 marca 2023', '2024-03-15', '..2023-02-28'],
    ['po 15 marca', '2024-03-20', '2024-03-16..'],
    ['po 15 marca', '2024-03-15', '2023-03-16..'],
    ['po 29 lutego 2024', '2024-03-15', '2024-03-01..'],
    ['po marcu 2024', '2024-03-15', '2024-04-01..'],
    ['po grudniu', '2024-01-01', '2024-01-01..'],
    ['po 2023', '2024-03-15', '2024-01-01..'],
    ['since March 2024', '2024-03-15', '2024-03-01..'],
    ['since the beginning of the year', '2024-03-15', '2024-01-01..'],
    ['from 1 March 2024', '2024-03-15', '2024-03-01..'],
    ['from Monday onwards', '2024-03-15', '2024-03-11..'],
    ['until yesterday', '2024-03-01', '..2024-02-29'],
    ['before 2024', '2024-03-15', '..2023-12-31'],
    ['before last Monday', '2024-03-13', '..2024-03-10'],
    ['after March', '2024-03-15', '2023-04-01..'],
  ],
};

describe.each(Object.keys(periods))('%s', (kind) => {
  test.each(periods[kind]!)('%s on %s', (text, today, expected) => {
    expect(daysOf(text, today)).toEqual([expected]);
  });
});

test.each([
  ['faktura wczoraj Kowalski', ['wczoraj = 2024-03-14..2024-03-14']],
  ['nieodebrane w zeszłym tygodniu, Warszawa', ['w zeszłym tygodniu = 2024-03-04..2024-03-10']],
  ['umowa (2022-12) serwis', ['2022-12 = 2022-12-01..2022-12-31']],
  ['rozmowa 7 grudnia 2022 r. z Anną', ['7 grudnia 2022 r. = 2022-12-07..2022-12-07']],
  ['calls from March about a leak', ['from March = 2024-03-01..2024-03-31']],
  ['wczoraj 600 700 800 2023 r.', ['wczoraj = 2024-03-14..2024-03-14', '2023 r. = 2023-01-01..2023-12-31']],
  ['👍 dziś 👍', ['dziś = 2024-03-15..2024-03-15']],
  ['"w marcu" dziś', ['dziś = 2024-03-15..2024-03-15']],
  ['7 grudnia 12:30', ['7 grudnia 12:30 = 2023-12-07..2023-12-07']],
  ['7 grudnia 25:30', ['7 grudnia = 2023-12-07..2023-12-07']],
  ['wczoraj 12:30:99', ['wczoraj = 2024-03-14..2024-03-14']],
  ['wczoraj 12:30-x', ['wczoraj = 2024-03-14..2024-03-14']],
  ['on wczoraj o 11:24', ['wczoraj o 11:24 = 2024-03-14..2024-03-14']],
  ['wczoraj lub dziś', ['wczoraj lub dziś = 2024-03-14..2024-03-15']],
  ['wczoraj, w marcu', ['wczoraj = 2024-03-14..2024-03-14', 'w marcu = 2024-03-01..2024-03-31']],
  ['5, 6 marca', ['6 marca = 2024-03-06..2024-03-06']],
  ['od:Anna LUB od:Jan w marcu', ['w marcu = 2024-03-01..2024-03-31']],
  ['Anna LUB "Jan Kowalski" wczoraj', ['wczoraj = 2024-03-14..2024-03-14']],
  ['wczoraj od:Anna | od:Jan dziś', ['wczoraj = 2024-03-14..2024-03-14', 'dziś = 2024-03-15..2024-03-15']],
  ['Anna LUB Jan w marcu', ['w marcu = 2024-03-01..2024-03-31']],
  ['"Jan" | "Anna" (wczoraj)', ['wczoraj = 2024-03-14..2024-03-14']],
  ['7 grudnia 8 grudnia', ['7 grudnia = 2023-12-07..2023-12-07', '8 grudnia = 2023-12-08..2023-12-08']],
  ["today's calls", ["today's = 2024-03-15..2024-03-15"]],
  ['sms:wczoraj dziś', ['dziś = 2024-03-15..2024-03-15']],
])('takes only the words of the period: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ...['2024', '12.50', '1 234,50 zł', '29.12', '600 700 800', '2022/12', '12/2022', 'FV/2022/12/07', 'FV 7/12/2022'],
  ...[
    'po świętach',
    'maj',
    'Maj Kowalska',
    'lipiec',
    'May',
    'March',
    'may call',
    'mają',
    'mają 2024',
    'lis',
    'mar',
    'środa',
  ],
  ...['poniedziałek', 'Sunday', 'w środy', 'rok', 'tydzień', 'ostatnie', 'last', 'lato', 'zima', 'I kwartał', 'Q1'],
  ...[
    '"wczoraj"',
    '„w marcu 2024”',
    'sms:wczoraj',
    'od:wczoraj',
    '-wczoraj',
    '-2022-12-07',
    'wczoraj OR dziś',
    'wczoraj LUB od:Jan',
    'od:Jan | wczoraj',
    'od:Anna | dziś | od:Jan',
    'dziś|x',
  ],
  ...[
    '31.02.2022',
    '31 lutego 2022',
    '29 lutego 2023',
    '2022-02-30',
    '2022-13',
    '32 marca 2024',
    '48 marca 2024',
    '0 marca',
  ],
  ...['od 31 lutego do 15 marca 2024', 'od 15 marca 2024 do 1 marca 2024', 'between 15 and 1 March 2024'],
  ...[
    'faktura za marzec 2024',
    'faktura za grudzień 2022 r.',
    'umówiony na 15 marca',
    'nr 7.12.2022',
    'JPK 12.2022',
    'wersja 12.2022',
    'w wersji 12.2022',
    'for March 2024',
  ],
  ...['do 2024 zł', 'od 2010 szt', 'do 2000', 'po 2024 123', 'w przyszłym tygodniu', 'reply to May', 'ten years'],
  ...[
    'przed 1 stycznia 1970',
    '1 marca 1969',
    'marzec 2101',
    '999 lat temu',
    'III GNc 45/21',
    'i 2024',
    'v 2024',
    '15 i 16',
  ],
  ...[
    'marzec i maj 2023',
    '1 i 15 marca 2024',
    'a2022-12',
    '2022-12-07-3',
    'x.7.12.2022',
    'wczoraj-x',
    'w-marcu',
    'kowalski@w.marcu',
    'od Kowalskiego do Nowaka',
    '',
  ],
  ...['przed świętami', 'w południe', 'o 15:30', '10:30', '1-15', '2022-2023', 'marzec-maj', 'poniedziałek - piątek'],
])('is no period: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ...['od Maja', 'do Maj', 'od Marca', 'Od Lipca', 'od Środy', 'od Soboty', 'od Srody', 'z Marca Piotr', 'Z Wiosny'],
  ...['Ewa Styczeń 2026', 'Karol Dziś', 'Kwiecień Maj 2024', 'od Grudnia', 'od Niedzieli', 'od Zimy', 'do Lata'],
  ...['Apteka Wiosna 2023', 'mec. Maj 2024', 'ze Środy Wielkopolskiej', 'Jan Lis 2024', 'faktura MAJ 2024'],
  ...['Hotel 11 Listopada', 'Szkoła im. 3 Maja', 'OSP 1 Maja', 'ulica 3 Maja', '"Jan" Maj 2024', 'od:Jan Maj 2024'],
])('is a name: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ['Marzec 2024', 'Marzec 2024'],
  ['(Marzec 2024)', 'Marzec 2024'],
  ['Wczoraj Kowalski', 'Wczoraj'],
  ['MAJ 2023', 'MAJ 2023'],
  ['WCZORAJ', 'WCZORAJ'],
  ['W MARCU 2024', 'W MARCU 2024'],
  ['HOTEL WCZORAJ', 'WCZORAJ'],
  ['W marcu', 'W marcu'],
  ['calls since Monday', 'since Monday'],
  ['calls in March', 'in March'],
  ['calls Mar 2024', 'Mar 2024'],
])('is no name: %s', (text, period) => {
  expect(periodsIn(text, '2024-03-15').map(({ start, length }) => text.slice(start, start + length))).toEqual([period]);
});

test('knows no period on a day that is none', () => {
  expect(read('wczoraj', 'today')).toEqual([]);
});

describe('however it is typed', () => {
  const rows = Object.values(periods).flat();
  const one = fc.constantFrom(...rows);
  const spaces = fc.constantFrom(' ', '  ', '\u00a0', '\u2009', '\t', '\u0085', ' \u2066', '\u200e ');

  test.each([
    ['in capitals', (text: string) => text.toUpperCase()],
    ['in small letters', (text: string) => text.toLowerCase()],
    ['with a capital first', (text: string) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase())],
    ['without Polish letters', withoutMarks],
    ['with marks apart from their letters', (text: string) => text.normalize('NFD')],
    ['in capitals without Polish letters', (text: string) => withoutMarks(text).toUpperCase()],
    ['with invisible marks in its words', (text: string) => text.replaceAll(/(?<=\S)(?=\S)/gu, '\u00ad')],
    ['in full-width letters and digits', fullWidth],
    ['with other dashes', (text: string) => text.replaceAll('-', '\u2011')],
  ])('%s', (_, change) => {
    for (const [text, today, expected] of rows) expect([text, daysOf(change(text), today)]).toEqual([text, [expected]]);
  });

  test('with other spaces', () => {
    fc.assert(
      fc.property(one, fc.array(spaces, { minLength: 10, maxLength: 10 }), ([text, today, expected], others) => {
        let at = 0;
        const typed = text.replaceAll(' ', () => others[at++ % others.length]!);
        expect(daysOf(typed, today)).toEqual([expected]);
      }),
    );
  });

  test('among other words', () => {
    const others = fc.constantFrom('faktura', 'Kowalski', '"po terminie"', '-umowa', 'sms:awaria', '(pilne)', 'e-mail');
    fc.assert(
      fc.property(others, one, others, (before, [text, today, expected], after) => {
        const typed = `${before} ${text} ${after}`;
        const { start, length } = periodsIn(typed, today)[0] ?? { start: 0, length: 0 };
        expect([typed.slice(start, start + length), read(typed, today)]).toEqual([text, [`${text} = ${expected}`]]);
      }),
    );
  });
});

test('its places lie in the text, one after another', () => {
  const words =
    'od do w 1 15 marca marzec 2024 2022-12 - .. r. wczoraj ostatnie 30 dni przed po between and last week | OR "a';
  const texts = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 12 }).map((row) => row.join(' '));
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const { start, length, from, to } of periodsIn(text, '2024-03-15')) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        expect(from !== null || to !== null).toBe(true);
        if (from !== null && to !== null) expect(from <= to).toBe(true);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: cases(1000) },
  );
});

test.each([
  'od ',
  'w ',
  '1 ',
  '1-',
  '2022-',
  'marca ',
  'od 1 marca do ',
  'ostatnie 30 ',
  '"',
  '-',
  'a:',
  '| ',
  '(',
  '1.',
  'wczoraj, ',
  'wczoraj i ',
  'dziś 12:30 ',
  'x | "a" ',
])('reads twice as many of %j in about twice the time', (piece) => {
  expect(growsWithText((length) => piece.repeat(length / 16 / piece.length), readOften)).toBe(true);
});

/** A text of at most 10,000 characters, which is all that is read of one: often, so that it takes a while. */
function readOften(text: string): void {
  for (let times = 0; times < 8; times += 1) periodsIn(text, '2024-03-15');
}

function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function withoutMarks(text: string): string {
  return text.replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
