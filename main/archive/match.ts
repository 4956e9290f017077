import type { Filters, Term } from '../../preload/model';
import { directions, services, statuses, toKnown } from '../crm/party';
import { attribute, significantDigits, tokensOf } from './tokens';

/**
 * The FTS5 MATCH expression for terms and filters; null where nothing narrows the archive.
 * Every word is quoted and made of letters and digits only, so nothing typed is ever read as FTS5 syntax.
 */
export function matchExpression(terms: readonly Term[], filters: Filters): string | null {
  const wanted = [...terms.filter((term) => !term.excluded).map(termExpression), ...filterExpressions(filters)];
  const excluded = terms.filter((term) => term.excluded).map(termExpression);
  if (wanted.length === 0 && excluded.length === 0) return null;
  const left = wanted.length === 0 ? attributes(quoted(attribute.everything)) : wanted.join(' AND ');
  return excluded.length === 0 ? left : `(${left}) NOT (${excluded.join(' OR ')})`;
}

function termExpression(term: Term): string {
  const tokens = tokensOf(term.text).map((token) => token.text);
  const inTexts = `({sms notes names} : ${quoted(tokens.join(' '))}${term.isPrefix ? ' *' : ''})`;
  if (term.kind !== 'number') return inTexts;
  return `(${inTexts} OR ${numberExpression(term.text)})`;
}

function filterExpressions(filters: Filters): string[] {
  const expressions = [
    anyOf(filters.services, (value) => attribute.service(toKnown(value, services))),
    anyOf(filters.directions, (value) => attribute.direction(toKnown(value, directions))),
    anyOf(filters.statuses, (value) => attribute.status(toKnown(value, statuses))),
    filters.flag === undefined || filters.flag.trim() === '' ? null : attributes(quoted(attribute.flag(filters.flag))),
    filters.number === undefined || significantDigits(filters.number) === '' ? null : numberExpression(filters.number),
    agentExpression(filters.agent ?? ''),
    filters.hasNotes === true ? attributes(quoted(attribute.hasNotes)) : null,
  ];
  return expressions.filter((expression) => expression !== null);
}

function anyOf(values: readonly string[] | undefined, toWord: (value: string) => string): string | null {
  if (values === undefined || values.length === 0) return null;
  return attributes(values.map((value) => quoted(toWord(value))).join(' OR '));
}

/** Words of a name, each as a beginning; digits alone are an extension. */
function agentExpression(agent: string): string | null {
  const tokens = tokensOf(agent).map((token) => token.text);
  if (tokens.length === 0) return null;
  if (/^\d+$/.test(agent.trim())) return attributes(quoted(attribute.extension(agent)));
  return tokens.map((token) => attributes(`${quoted(attribute.agentWord(token))} *`)).join(' AND ');
}

function numberExpression(number: string): string {
  return attributes(`${quoted(attribute.number(significantDigits(number)))} *`);
}

function attributes(expression: string): string {
  return `(attributes : (${expression}))`;
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '')}"`;
}
