import { looksLikeUuid } from '../data/uuid';
import { formatWallTime, parseWallTime } from '../data/wall-time';

/** The records in a full page. */
export const PAGE_SIZE = 1000;

/** A question that the server understood, with the period or the interaction that it is about. */
export type CrmQuestion =
  | { readonly method: 'callHistory'; readonly page: number; readonly from: number; readonly to: number }
  | { readonly method: 'notes'; readonly page: number; readonly callHistory: string };

/** A question that the server did not understand, and what it says to it. */
export interface Misunderstood {
  readonly method: 'refused';
  readonly status: 'badParameter' | 'notFound';
  readonly message: string;
}

/** Reads the path and the raw query of a request. A `+` is refused wherever it stands: the API wants a space as %20. */
export function readQuestion(url: string): CrmQuestion | Misunderstood {
  const [path = '', ...rest] = url.split('?');
  if (path !== '/publicApi/callHistory' && path !== '/publicApi/notes')
    return { ...refuse('Method not found'), status: 'notFound' };
  const parameters = readParameters(rest.join('?'));
  if (typeof parameters === 'string') return refuse(parameters);
  const page = readPage(parameters.get('page'));
  if (page === null) return refuse('Invalid parameter: page');
  return path.endsWith('/notes') ? readNotesQuestion(parameters, page) : readHistoryQuestion(parameters, page);
}

function readHistoryQuestion(parameters: ReadonlyMap<string, string>, page: number): CrmQuestion | Misunderstood {
  const from = parameters.get('dateFrom');
  const to = parameters.get('dateTo');
  if (from === undefined) return refuse('Missing parameter: dateFrom');
  if (to === undefined) return refuse('Missing parameter: dateTo');
  const fromSeconds = parseWallTime(from);
  const toSeconds = parseWallTime(to);
  if (fromSeconds === null) return refuse('Invalid parameter: dateFrom');
  if (toSeconds === null) return refuse('Invalid parameter: dateTo');
  if (fromSeconds > toSeconds) return refuse('Invalid parameter: dateFrom is after dateTo');
  return { method: 'callHistory', page, from: fromSeconds, to: toSeconds };
}

function readNotesQuestion(parameters: ReadonlyMap<string, string>, page: number): CrmQuestion | Misunderstood {
  const callHistory = parameters.get('callHistory');
  if (callHistory === undefined) return refuse('Missing parameter: callHistory');
  if (!looksLikeUuid(callHistory)) return refuse('Invalid parameter: callHistory');
  return { method: 'notes', page, callHistory: callHistory.toLowerCase() };
}

/** The parameters by name, or the message that refuses them. */
function readParameters(query: string): ReadonlyMap<string, string> | string {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    if (pair.includes('+')) return 'Invalid query: a space must be sent as %20';
    const [name = '', ...value] = pair.split('=');
    try {
      if (parameters.has(name)) return `Invalid query: ${name} is there twice`;
      parameters.set(decodeURIComponent(name), decodeURIComponent(value.join('=')));
    } catch {
      return 'Invalid query: wrong percent-encoding';
    }
  }
  return parameters;
}

function readPage(text: string | undefined): number | null {
  if (text === undefined) return 1;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function refuse(message: string): Misunderstood {
  return { method: 'refused', status: 'badParameter', message };
}

/** A question in words, for the log: no telephone number and no text can be in it. */
export function describeQuestion(question: CrmQuestion): string {
  return question.method === 'notes'
    ? `notes of ${question.callHistory}, page ${question.page}`
    : `history ${formatWallTime(question.from)} to ${formatWallTime(question.to)}, page ${question.page}`;
}
