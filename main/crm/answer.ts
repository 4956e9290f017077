import { KronikaError } from '../../preload/failure';
import type { UnreadableReason } from '../../preload/model';
import { decode, parseJson } from './json/json-text';
import { membersOf, weigh, type Member } from './json/members';
import { isList, isObject, type Json, type JsonObject, maxDepth } from './json/wire';

/** What one page of the CRM holds. */
export interface CrmAnswer {
  /** As JSON; whether they are records like others is not known yet. */
  readonly records: readonly Json[];
  /** Records that are no JSON, beside others that are. */
  readonly unread: readonly UnreadText[];
  /** How many records the CRM has for the whole question; null where it does not say. */
  readonly totalCount: number | null;
  /** The bytes of one of `records`. */
  readonly rawOf: (place: number) => Uint8Array;
}

/** A record whose bytes cannot be read. */
export interface UnreadText {
  readonly raw: Uint8Array;
  readonly reason: UnreadableReason;
}

/** More values fill the writer's memory; a page of 1,000 records has 60,000. */
const maxValues = 4_000_000;

/** A body that is nested deeper is never read as a whole. */
const maxBodyDepth = 100_000;

/** Bodies up to this size cannot be too much for the memory, whatever they hold. */
const lightBytes = 2 * 1024 * 1024;

/**
 * Reads the body of an answer, in either reading wherever the documents (docs/crm-api.md) contradict themselves.
 * Throws `brokenAnswer` (cut off, or no JSON), `answerTooLarge`, `loginPage` (HTML), `refusedByCrm` (`success: false`; also
 * `unauthorised` and `rateLimited` where its message is that of the 401 and 403), `unknownShape`.
 */
export function readAnswer(body: Uint8Array): CrmAnswer {
  if (looksLikeHtml(body)) throw new KronikaError('loginPage');
  const text = isTooDeep(body) ? null : decode(body);
  const envelope = text === null ? undefined : parseJson(text);
  // What is wrong may be wrong in one of the records alone.
  if (envelope === undefined) return readByPieces(body);
  const { list, totalCount } = openEnvelope(envelope);
  return { records: list, unread: [], totalCount, rawOf: rawIn(body, list) };
}

/** Whether a body is a page for a browser: a login form, or what a captive portal sends. */
export function looksLikeHtml(body: Uint8Array): boolean {
  return firstLetter(body) === '<'.charCodeAt(0);
}

/** Whether a small body may say `success: false`; only `readAnswer` knows. */
export function looksLikeRefusal(body: Uint8Array): boolean {
  if (body.byteLength > 8192) return false;
  return /"success"\s*:\s*(?:false|0|"false"|"0")/i.test(bytesAsText(body));
}

function isTooDeep(body: Uint8Array): boolean {
  if (body.byteLength <= lightBytes) return false;
  const { depth, values } = weigh(body);
  if (values > maxValues) throw new KronikaError('answerTooLarge', {}, `${String(values)} values`);
  return depth > maxBodyDepth;
}

/** Reads each record by itself out of a body that is no JSON as a whole; its brackets must be pairs. */
function readByPieces(body: Uint8Array): CrmAnswer {
  const pieces = piecesOf(bytesAsText(body));
  const rest = pieces === null ? undefined : parseJson(pieces.rest);
  if (pieces === null || rest === undefined)
    throw new KronikaError('brokenAnswer', {}, `no JSON in ${String(body.byteLength)} bytes`);
  const { totalCount } = openEnvelope(rest);
  const records: { readonly value: Json; readonly raw: Uint8Array }[] = [];
  const unread: UnreadText[] = [];
  for (const piece of pieces.records) {
    const raw = Buffer.from(piece, 'latin1');
    const read = readPiece(raw);
    if (typeof read === 'object') records.push({ value: read.value, raw });
    else unread.push({ raw, reason: read });
  }
  return {
    records: records.map(({ value }) => value),
    unread,
    totalCount,
    rawOf: (place) => records[place]?.raw ?? new Uint8Array(),
  };
}

function readPiece(raw: Uint8Array): { readonly value: Json } | UnreadableReason {
  if (weigh(raw).depth > maxDepth) return 'tooDeep';
  const text = decode(raw);
  const value = text === null ? undefined : parseJson(text);
  if (value === undefined) return text === null ? 'notText' : 'notJson';
  return { value };
}

interface Pieces {
  /** The texts of the records. */
  readonly records: readonly string[];
  /** The envelope without them. */
  readonly rest: string;
}

/** The records of a body whose `data` is a list, or a list that PHP numbered; null for any other. */
function piecesOf(text: string): Pieces | null {
  const open = text.search(/[^\s\u00ef\u00bb\u00bf]/);
  const envelope = text.charAt(open) === '{' ? membersOf(text, open) : null;
  if (envelope === null || text.slice(envelope.end).trim() !== '') return null;
  const data = envelope.members.find(({ key }) => key === 'data');
  const records = data === undefined ? null : recordsIn(text, data);
  if (data === undefined || records === null) return null;
  return {
    records: records.map(({ from, to }) => text.slice(from, to).trim()),
    rest: `${text.slice(open, data.from)}[]${text.slice(data.to, envelope.end)}`,
  };
}

function recordsIn(text: string, data: Member): readonly Member[] | null {
  const open = data.from + text.slice(data.from, data.to).search(/\S/);
  const letter = text.charAt(open);
  const found = letter === '[' || letter === '{' ? membersOf(text, open) : null;
  if (found === null || text.slice(found.end, data.to).trim() !== '') return null;
  const isNumbered = found.members.every(({ key }) => key === null || /^\d+$/.test(key));
  return isNumbered ? found.members : [{ key: null, from: open, to: found.end }];
}

/** The bytes of records that were read; where the body was repaired, what they say. */
function rawIn(body: Uint8Array, list: readonly Json[]): (place: number) => Uint8Array {
  let pieces: Pieces | null | undefined;
  return (place) => {
    pieces ??= piecesOf(bytesAsText(body));
    const piece = pieces?.records.length === list.length ? pieces.records[place] : undefined;
    return piece === undefined ? Buffer.from(JSON.stringify(list[place])) : Buffer.from(piece, 'latin1');
  };
}

/** A letter for each byte. */
function bytesAsText(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

function openEnvelope(envelope: Json): { readonly list: readonly Json[]; readonly totalCount: number | null } {
  if (!isObject(envelope)) throw unknownShape('the answer is no object');
  if (isRefusal(envelope)) throw toRefusal(envelope['message']);
  if (!('data' in envelope)) throw unknownShape('the answer has no data');
  const totalCount = toTotalCount(envelope['otherData']);
  return { list: toRecords(envelope['data'] ?? null, totalCount), totalCount };
}

function isRefusal(envelope: JsonObject): boolean {
  const { success } = envelope;
  if (success === undefined || success === null)
    return !('data' in envelope) && typeof envelope['message'] === 'string';
  return success === false || success === 0 || (typeof success === 'string' && /^(?:false|0)$/i.test(success));
}

function toRefusal(message: Json | undefined): KronikaError {
  const said = typeof message === 'string' ? message.slice(0, 200) : '';
  // The documented messages of 401 and 403, should they come with another status.
  if (/^unauthori[sz]ed\b/i.test(said)) return new KronikaError('unauthorised', { message: said });
  if (/request limit/i.test(said)) return new KronikaError('rateLimited', { message: said });
  return new KronikaError('refusedByCrm', { message: said });
}

/**
 * A list as documented; a list that PHP numbered; one record alone. No records are an empty list, which PHP may print as
 * `{}`; a value that is no list at all (null, false, an empty text) may as well say that something failed, so it counts only
 * where the CRM says that there are none.
 */
function toRecords(data: Json, totalCount: number | null): readonly Json[] {
  if ((data === null || data === '' || data === false) && totalCount === 0) return [];
  if (!isObject(data) && !isList(data)) throw unknownShape('data is no list');
  const list = isList(data) ? data : 'uuid' in data ? [data] : toNumberedList(data);
  if (list.length > 0 && !list.some(isObject)) throw unknownShape('no record is an object');
  return list;
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
