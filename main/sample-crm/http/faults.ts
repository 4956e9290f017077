import type { Order } from '../data/world';

/** Which questions a fault is about; a question must fit every part that is given. */
export interface Scope {
  readonly method?: 'callHistory' | 'notes';
  /** Periods that overlap this one (`YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, both ends included), and notes of interactions in it. */
  readonly from?: string;
  readonly to?: string;
  /** Pages that hold one of these interactions, and the notes of them. */
  readonly uuids?: readonly string[];
  /** Only this page of an answer. */
  readonly page?: number;
}

/** When a fault strikes, among the questions in its scope. With nothing given: every time, never healing. */
export interface Trigger {
  readonly on?: Scope;
  /** Strikes with this probability, by the seed. */
  readonly probability?: number;
  readonly seed?: number;
  /** Lets this many questions pass first. */
  readonly after?: number;
  /** Strikes at every n-th question only. */
  readonly every?: number;
  /** Heals after striking this many times. */
  readonly times?: number;
  /** Counts `after`, `every` and `times` for each URL on its own. */
  readonly perUrl?: boolean;
}

/** The request limit: a bucket of `burst` tokens that fills with `perSecond` tokens a second. */
export interface RateLimit {
  readonly kind: 'rateLimit';
  readonly perSecond: number;
  readonly burst: number;
  readonly status?: 403 | 429;
  readonly retryAfterSeconds?: number;
}

/** A fault that answers in place of the CRM, or spoils its answer. */
export type AnswerFault =
  | RateLimit
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'serverError'; readonly status?: 500 | 502 | 503 }
  /** The socket is destroyed before anything, or after half of the body, was sent. */
  | { readonly kind: 'reset'; readonly at?: 'beforeAnswer' | 'midBody' }
  /** The body ends early: against its Content-Length, in the middle of chunks, or complete to HTTP but cut as JSON. */
  | { readonly kind: 'truncated'; readonly how?: 'contentLength' | 'chunked' | 'json' }
  | { readonly kind: 'loginPage' }
  | { readonly kind: 'successFalse'; readonly message?: string }
  | { readonly kind: 'unknownShape'; readonly shape?: 'array' | 'null' | 'text' | 'otherKeys' | 'dataText' | 'empty' }
  /** The answer comes late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The answer never comes; the connection stays open until the server closes. */
  | { readonly kind: 'stall' };

/** A fault in what is listed, rather than in how it is sent. */
export type ListingFault =
  /** After the answer, this many new records appear in the period asked for, at its newest end. */
  | { readonly kind: 'arriving'; readonly count?: number }
  | { readonly kind: 'exclusiveDateTo' }
  | { readonly kind: 'order'; readonly order: Order }
  /** `totalCount` is off by this much. */
  | { readonly kind: 'wrongTotal'; readonly by: number }
  /** These records are counted but never listed. */
  | { readonly kind: 'withheld'; readonly uuids: readonly string[] };

/** A thing that goes wrong, and when. */
export type Fault = (AnswerFault | ListingFault) & Trigger;

/** All that goes wrong at the same time; of several faults that answer, the first that strikes does. */
export type Faults = readonly Fault[];

/** The fault of one kind. */
export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;
