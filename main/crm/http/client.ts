import { errorOf, failureOf, KronikaError, type Failure } from '../../../preload/failure';
import type { ConnectionTest } from '../../../preload/model';
import { looksLikeHtml, looksLikeRefusal, readAnswer } from '../answer';
import { readBody } from './body';
import { toNetworkFailure } from './network-failure';
import { secondsPerDay, wallTimeOf } from '../time';
import { wallSecondsIn } from '../zone';

/** The part of `fetch` that is used: Electron's `net.fetch` in the program, Node's own in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the CRM can be asked for. */
export type Method = 'callHistory' | 'notes';

/** Decides when a request may leave, and learns how it ended; asks again where the CRM's limit refused it. */
export interface Pace {
  run<T>(method: Method, ask: () => Promise<T>): Promise<T>;
}

export interface CrmClientOptions {
  /** As `toAccount` gives it. */
  readonly baseUrl: string;
  readonly key: string;
  readonly fetch: Fetch;
  readonly pace?: Pace;
  /** For one request, its body included. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A period of `callHistory`, `YYYY-MM-DD HH:MM:SS`, and the page wanted of it. */
export interface HistoryQuestion {
  readonly from: string;
  readonly to: string;
  readonly page: number;
}

/** The notes of one interaction, and the page wanted of them. */
export interface NotesQuestion {
  readonly uuid: string;
  readonly page: number;
}

/** Asks the CRM. Answers are bytes, to be parsed where they are stored; failures are told apart here. */
export interface CrmClient {
  readonly baseUrl: string;
  readHistoryPage(question: HistoryQuestion): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws `notAskable` where no address can hold the interaction's identity. */
  readNotesPage(question: NotesQuestion): Promise<Uint8Array<ArrayBuffer>>;
  /** A failure without the key, should the CRM have repeated it in a message. */
  redact(failure: Failure): Failure;
}

const defaultTimeoutMs = 60_000;

/** Opens a client for one account. Its key is in the header of requests and nowhere else. */
export function createCrmClient(options: CrmClientOptions): CrmClient {
  const { baseUrl, pace } = options;
  const key = options.key.trim();
  const redact = (failure: Failure): Failure => withoutKey(failure, key);
  const ask = async (method: Method, query: string): Promise<Uint8Array<ArrayBuffer>> => {
    try {
      const once = (): Promise<Uint8Array<ArrayBuffer>> => askOnce(`${baseUrl}${method}?${query}`, key, options);
      return await (pace === undefined ? once() : pace.run(method, once));
    } catch (error) {
      throw errorOf(redact(failureOf(error)));
    }
  };
  return {
    baseUrl,
    redact,
    readHistoryPage: ({ from, to, page }) =>
      ask('callHistory', `dateFrom=${encode(from)}&dateTo=${encode(to)}&page=${String(page)}`),
    readNotesPage: async ({ uuid, page }) => {
      if (!isAskable(uuid)) throw new KronikaError('notAskable');
      return await ask('notes', `callHistory=${encode(uuid)}&page=${String(page)}`);
    },
  };
}

/** Servers take a first line of about 8,000 bytes. */
const maxQuestionBytes = 6000;

/** Whether an identity can stand in an address: half a surrogate pair has no bytes in UTF-8. */
function isAskable(uuid: string): boolean {
  return uuid.length <= maxQuestionBytes && uuid.isWellFormed() && encode(uuid).length <= maxQuestionBytes;
}

/** Asks the CRM how many interactions the last 30 days had: proof of the address, the key and the way there. */
export async function testConnection(client: CrmClient, nowMs: number): Promise<ConnectionTest> {
  const now = wallSecondsIn(nowMs);
  const body = await client.readHistoryPage({
    from: wallTimeOf(now - 30 * secondsPerDay),
    to: wallTimeOf(now),
    page: 1,
  });
  const { records, totalCount } = readAnswer(body);
  return { baseUrl: client.baseUrl, recentInteractions: totalCount ?? records.length };
}

/** A space as `%20`, never `+`; a colon as it is: both as the documents (docs/crm-api.md) want it. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
}

async function askOnce(url: string, key: string, options: CrmClientOptions): Promise<Uint8Array<ArrayBuffer>> {
  // Another letter cannot stand in a header, so this is no key; and the error of `fetch` would quote it.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new KronikaError('unauthorised', {}, 'the key has letters no key has');
  const host = new URL(url).host;
  const { signal, timeoutMs = defaultTimeoutMs } = options;
  const leash = createLeash(signal, timeoutMs);
  let response: Response | null = null;
  try {
    response = await options.fetch(url, {
      headers: { Authorization: `Bearer ${key}`, Accept: 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      // The CRM redirects nowhere: who does is a login page or a captive portal, and must not be sent the key.
      redirect: 'error',
      signal: leash.signal,
    });
    const body = await readBody(response, host);
    return toBody(response, body, host);
  } catch (error) {
    if (error instanceof KronikaError) throw error;
    if (signal?.aborted === true) throw new KronikaError('cancelled');
    if (leash.timedOut()) throw new KronikaError('timedOut', { host, seconds: Math.round(timeoutMs / 1000) });
    throw toFailure(error, response, host);
  } finally {
    // What is left of a body that is not read to its end must not keep its connection.
    leash.end();
  }
}

/** What it means that a request failed, or an answer's body after its head had come. */
function toFailure(error: unknown, response: Response | null, host: string): KronikaError {
  const failure = toNetworkFailure(error, host);
  const { kind, detail } = failure.failure;
  if (response === null || kind !== 'unreachable') return failure;
  // The proxy's own answer, not the CRM's: Chromium gives its head and never its body.
  if (response.status === 407) return new KronikaError('proxyWantsPassword', { host }, detail);
  return new KronikaError('brokenAnswer', { host }, detail);
}

function toBody(response: Response, body: Uint8Array<ArrayBuffer>, host: string): Uint8Array<ArrayBuffer> {
  const { status, headers } = response;
  if (response.redirected) throw new KronikaError('loginPage', { host }, 'redirect');
  if (status === 200) {
    checkLength(headers, body, host);
    if (looksLikeHtml(body)) throw new KronikaError('loginPage', { host });
    if (looksLikeRefusal(body)) readAnswer(body);
    return body;
  }
  if (status === 401) throw new KronikaError('unauthorised', { host });
  if (status === 407) throw new KronikaError('proxyWantsPassword', { host });
  if (status === 511 || (status >= 300 && status < 400)) throw new KronikaError('loginPage', { host, status });
  const wait = retryAfterOf(headers);
  if (status === 403 || status === 429) throw new KronikaError('rateLimited', { host, status, ...wait });
  if (status >= 400 && status < 500 && looksLikeRefusal(body)) readAnswer(body);
  throw new KronikaError('crmFault', { host, status, ...wait });
}

function checkLength(headers: Headers, body: Uint8Array, host: string): void {
  const announced = headers.get('content-length');
  if (announced === null || headers.has('content-encoding')) return;
  if (Number(announced) !== body.byteLength) {
    throw new KronikaError('brokenAnswer', { host }, `${String(body.byteLength)} of ${announced} bytes`);
  }
}

/** Longer than any pause that is worth waiting for. */
const maxRetryAfterSeconds = 1_000_000_000;

/** `Retry-After` (RFC 9110, 10.2.3): seconds, or a date; nothing where it asks for no pause at all, or cannot be read. */
function retryAfterOf(headers: Headers): { readonly retryAfterSeconds?: number } {
  const value = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+$/.test(value) ? Number(value) : secondsUntil(value, headers.get('date') ?? '');
  return seconds > 0 ? { retryAfterSeconds: Math.min(seconds, maxRetryAfterSeconds) } : {};
}

/** Against the server's own clock where it sends one: this computer's may be wrong by minutes. 0 for no date. */
function secondsUntil(value: string, serverNow: string): number {
  // The three forms of a date in HTTP begin with a weekday; to V8 `-5` is a date as well.
  const at = /^[a-z]{3,9},? /i.test(value) ? Date.parse(value) : NaN;
  const now = Date.parse(serverNow);
  const seconds = Math.ceil((at - (Number.isNaN(now) ? Date.now() : now)) / 1000);
  return Number.isNaN(seconds) ? 0 : seconds;
}

interface Leash {
  readonly signal: AbortSignal;
  timedOut(): boolean;
  /** Lets go of the request, and of what is left of its answer. */
  end(): void;
}

/** One signal out of a time limit and the caller's own. `AbortSignal.any` would stay tied to the long-lived one. */
function createLeash(outer: AbortSignal | undefined, timeoutMs: number): Leash {
  const controller = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  const abort = (): void => {
    controller.abort();
  };
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => isLate,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
      abort();
    },
  };
}

function withoutKey(failure: Failure, key: string): Failure {
  if (key === '') return failure;
  const clean = (text: string): string => text.replaceAll(key, '…').replaceAll(encodeURIComponent(key), '…');
  const facts = Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => [name, typeof fact === 'string' ? clean(fact) : fact]),
  );
  const { kind, detail } = failure;
  return detail === undefined ? { kind, facts } : { kind, facts, detail: clean(detail) };
}
