import { KronikaError } from '../../preload/failure';
import { quoteLongNumbers, repairBody } from './repair';
import { isList, isObject, type Json, type JsonObject } from './wire';

/** What one page of the CRM holds. */
export interface CrmAnswer {
  readonly records: readonly JsonObject[];
  /** How many records the CRM has for the whole question; null where it does not say. */
  readonly totalCount: number | null;
}

/**
 * Reads the body of an answer, in either reading wherever the documents contradict themselves.
 * Throws `brokenAnswer` (cut off, or no JSON), `loginPage` (HTML), `refusedByCrm` (`success: false`; also
 * `unauthorised` and `rateLimited` where its message is that of the 401 and 403), `unknownShape`.
 */
export function readAnswer(body: Uint8Array): CrmAnswer {
  const envelope = parseBody(body);
  if (!isObject(envelope)) throw unknownShape('the answer is no object');
  if (isRefusal(envelope)) throw toRefusal(envelope['message']);
  if (!('data' in envelope)) throw unknownShape('the answer has no data');
  return { records: toRecords(envelope['data'] ?? null), totalCount: toTotalCount(envelope['otherData']) };
}

/** Whether a body is a page for a browser: a login form, or what a captive portal sends. */
export function looksLikeHtml(body: Uint8Array): boolean {
  return firstLetter(body) === '<'.charCodeAt(0);
}

/** Whether a small body may say `success: false`; only `readAnswer` knows. */
export function looksLikeRefusal(body: Uint8Array): boolean {
  if (body.byteLength > 8192) return false;
  return /"success"\s*:\s*(?:false|0|"false"|"0")/i.test(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'),
  );
}

function parseBody(body: Uint8Array): Json {
  if (looksLikeHtml(body)) throw new KronikaError('loginPage');
  const text = quoteLongNumbers(decode(body));
  const value = parse(text) ?? parse(repairBody(text));
  if (value === undefined) throw new KronikaError('brokenAnswer', {}, `no JSON in ${String(body.byteLength)} bytes`);
  return value;
}

function decode(body: Uint8Array): string {
  try {
    // `fatal`: a letter that was torn apart in transfer must not be stored as a question mark. A BOM is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new KronikaError('brokenAnswer', {}, 'not UTF-8');
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isRefusal(envelope: JsonObject): boolean {
  const { success } = envelope;
  if (success === undefined || success === null)
    return !('data' in envelope) && typeof envelope['message'] === 'string';
  return success === false || success === 0 || (typeof success === 'string' && /^(?:false|0)$/i.test(success));
}

function toRefusal(message: Json | undefined): KronikaError {
  const said = typeof message === 'string' ? message.slice(0, 200) : '';
  // The messages of 401 and 403 (api.md), should they come with another status.
  if (/^unauthori[sz]ed\b/i.test(said)) return new KronikaError('unauthorised', { message: said });
  if (/request limit/i.test(said)) return new KronikaError('rateLimited', { message: said });
  return new KronikaError('refusedByCrm', { message: said });
}

/** A list as documented; nothing as `{}`, `[]`, null or an empty text; a list that PHP numbered; one record alone. */
function toRecords(data: Json): readonly JsonObject[] {
  if (data === null || data === '' || data === false) return [];
  if (!isObject(data) && !isList(data)) throw unknownShape('data is no list');
  const list = isList(data) ? data : 'uuid' in data ? [data] : toNumberedList(data);
  return list.map((record) => {
    if (!isObject(record)) throw unknownShape('a record is no object');
    return record;
  });
}

function toNumberedList(data: JsonObject): readonly Json[] {
  if (!Object.keys(data).every((key) => /^\d+$/.test(key))) throw unknownShape('data is no list');
  return Object.values(data);
}

function toTotalCount(otherData: Json | undefined): number | null {
  const total = isObject(otherData) ? otherData['totalCount'] : undefined;
  if (typeof total === 'string' && /^\s*\d{1,15}\s*$/.test(total)) return Number(total);
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : null;
}

function unknownShape(detail: string): KronikaError {
  return new KronikaError('unknownShape', {}, detail);
}

/** The first byte that is neither white space nor part of a byte order mark. */
function firstLetter(body: Uint8Array): number | undefined {
  const from = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  for (let at = from; at < body.length; at += 1) {
    const letter = body[at];
    if (letter !== 0x20 && letter !== 0x0a && letter !== 0x0d && letter !== 0x09) return letter;
  }
  return undefined;
}
