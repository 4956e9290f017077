import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../main/crm/answer';
import { blocksOf, plainTextOf, writtenBlocksOf } from '../../main/crm/draft';
import { quoteInexactNumbers } from '../../main/crm/json/exact-numbers';
import { repairBody } from '../../main/crm/json/repair';
import { CsvLines } from '../../main/export/cells/csv';
import { encoderOf } from '../../main/export/cells/encoder';
import { isConverted, safeText } from '../../main/export/cells/safe-text';
import { textCell } from '../../main/export/xlsx/workbook-parts';
import { entitiesIn } from '../../main/search/analysis/entities';
import { excerptOf } from '../../main/search/query/excerpt';
import { hitsIn } from '../../main/search/query/hits';
import { parseQuery } from '../../main/search/typed/query-parser';
import { filterCharacters } from '../../preload/letters/char-filter';
import { normalise } from '../../preload/letters/normalise';
import { accountsIn } from '../../main/search/analysis/accounts';
import { tokensOf, wordsOf } from '../../main/search/analysis/tokens';
import { amountsIn, codesIn, numbersIn } from '../../main/search/analysis/recognisers';
import { openableAddress, withScheme } from '../../preload/addresses/address';
import { blockText } from '../../preload/words/texts/note-text';
import { withoutPersonalData } from '../../preload/failure-details';
import { piecesOf } from '../../renderer/state/texts/highlight';
import { notePartsOf } from '../../renderer/state/texts/note-blocks';
import { segmentsOf } from '../../renderer/state/texts/rich-text';
import { growsWithText } from './doubling';

const filled =
  (piece: string, begin = '', end = '') =>
  (length: number) =>
    begin + piece.repeat(Math.ceil((length - begin.length - end.length) / piece.length)) + end;

/** What a stranger may write; each has frozen or could freeze something that looks for the end of a piece from its beginning. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'full stops after an address': filled('.', 'https://a', 'x'),
  'brackets after an address': filled(')', 'https://a'),
  'brackets and commas after an address': filled('),', 'https://a'),
  'addresses of pages': filled('https://a.pl '),
  'addresses without an end': filled('https://'),
  'addresses of mail': filled('a@b.pl '),
  'mail without an end': filled('a@', '', '1'),
  'mail with many points': filled('a.b@c.d.', '', '1'),
  amounts: filled('1,00 '),
  'one long amount': filled('.111', '1', 'x'),
  'one long amount with spaces': filled(' 111', '1', 'x'),
  'ones with a plus': filled('1', '+', 'x'),
  digits: filled('1'),
  'digits apart': filled('1 '),
  zeros: filled('0', '0.', '1'),
  'zeros behind a one': filled('0', '1'),
  'a long exponent': filled('9', '1e'),
  'numbers with an exponent': filled(':1e5,'),
  'telephone numbers': filled('600 700 800 '),
  'one long code': filled('A1/'),
  'codes with signs': filled('VIII GNc 45/21 '),
  accounts: filled('61 1090 1014 0000 0712 1981 2874 '),
  days: filled('2022-12-29 '),
  letters: filled('a'),
  words: filled('a '),
  spaces: filled(' ', '', '='),
  tabs: filled('\t', '1', 'x'),
  'line ends': filled('\n'),
  'line ends of two letters': filled('\r\n'),
  'marks without a letter': filled('\u0301\u0323', 'a'),
  'marks in the wrong order': (length) => `a${'\u0301'.repeat(length / 2)}${'\u0323'.repeat(length / 2)}`,
  'marked letters': filled('a\u0301'),
  emoji: filled('😀'),
  'half an emoji': filled('\ud83d'),
  'a family': filled('👩\u200d'),
  quotes: filled('"'),
  'opening quotes': filled('„'),
  'quotes with a word': filled('"a'),
  brackets: filled('{'),
  'hash letters': filled('ą', '#'),
  months: filled('maj '),
  'roman numeral': filled('i', '1'),
  slashes: filled('/a'),
  schemes: filled('a://'),
  'points and letters': filled('a.'),
  'raw content that never ends': filled(':"{"a"'),
  'raw content in raw content': filled(':"{"a":'),
  'commas and spaces': filled(', '),
};

const query = parseQuery('faktura "a a" 600700800 1,00 FV/2022 a:b 1*');
const options = { exactLetters: false };
const lines = new CsvLines(
  { delimiter: ';', encoding: 'utf8', lineEnd: 'crlf', quoting: 'asNeeded', decimalMark: ',', texts: 'spreadsheet' },
  ['text'],
  encoderOf('utf8'),
);
const quietly = (work: () => unknown): void => {
  try {
    work();
  } catch {
    // What is thrown is not what is measured.
  }
};

/** Everything that reads, offers, draws, guards or mends a text of the CRM. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  filterCharacters: (text) => filterCharacters(text).text,
  normalise,
  tokensOf,
  wordsOf,
  numbersIn: (text) => numbersIn(text),
  amountsIn,
  codesIn: (text) => codesIn(text),
  accountsIn,
  entitiesIn: (text) => entitiesIn(text, Infinity),
  hitsIn: (text) => hitsIn(text, query, 'note', options),
  excerptOf: (text) => excerptOf([{ source: 'note', text }], query, options),
  blocksOf,
  'a note that is exported': (text) => writtenBlocksOf(text).map((block) => blockText(block, null)),
  plainTextOf: (text) => plainTextOf(blocksOf(text)),
  partsOf: (text) => notePartsOf(blocksOf(text).map((block) => ({ ...block, links: [], hits: [], entities: [] }))),
  repairBody,
  quoteInexactNumbers,
  'quoteInexactNumbers of a number': (text) => quoteInexactNumbers(`[1e0,${text}]`),
  readAnswer: (text) => {
    quietly(() => readAnswer(Buffer.from(text)));
  },
  'readAnswer of a record': (text) => readAnswer(Buffer.from(JSON.stringify({ data: [{ text }] }))),
  'safeText for a spreadsheet': (text) => safeText(text, 'spreadsheet'),
  'safeText with numbers as they are': (text) => safeText(text, 'guarded'),
  isConverted,
  'a line of a CSV': (text) => lines.row([text]),
  'a cell of a workbook': (text) => textCell(text, 0),
  withoutPersonalData,
  openableAddress,
  withScheme,
  'segmentsOf its entities': (text) => segmentsOf(text, [], entitiesIn(text, Infinity), []),
  'piecesOf its hits': (text) => piecesOf(text, hitsIn(text, parseQuery('a'), 'note', options)),
};

describe.each(Object.keys(texts))('%s: twice as many take twice the time, not four times', (named) => {
  it.each(Object.keys(readers))('%s', (name) => {
    expect(growsWithText(texts[named]!, readers[name]!)).toBe(true);
  });
});
