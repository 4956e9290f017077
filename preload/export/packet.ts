import type { ExportGaps } from './export-model';
import type { Language, TextRange } from '../model';

/** The packet: all that the archive has about a person, as they get it (GDPR, articles 15 and 20), and what of it is about others. */

/** What of other persons is blackened by itself: their names, numbers, e-mail addresses, bank accounts, PESEL and other identifiers. */
export const blackenedKinds = ['name', 'number', 'email', 'account', 'personalId'] as const;
export type BlackenedKind = (typeof blackenedKinds)[number];

/** What was decided about one text. */
export interface TextDecision {
  /** Of `PacketText`: what `mentionKey` gives for its place. */
  readonly key: string;
  /** Of `PacketText`: of a text that has changed since, nothing is left. */
  readonly seal: string;
  readonly isWhole: boolean;
  /** Beginnings of the spans that are decided otherwise than their kind is. */
  readonly otherwise: readonly number[];
}

/** What is blackened of third persons. */
export interface Blackening {
  readonly kinds: readonly BlackenedKind[];
  /** Agents of the office as well, who else are no third persons. */
  readonly agents: boolean;
  /** Names and words that are blackened wherever they stand. */
  readonly words: readonly string[];
  readonly texts: readonly TextDecision[];
}

/** What a packet is made of. */
export interface PacketChoice {
  readonly language: Language;
  /** The office's own remarks and marks. */
  readonly ownMarks: boolean;
  /** Keys (`mentionKey`) of the mentions in other people's records that are part of it. */
  readonly mentions: readonly string[];
  readonly blackening: Blackening;
}

/** A place of a text that names a third person. */
export interface PacketSpan extends TextRange {
  /** `word`: one that was typed to be blackened. */
  readonly kind: BlackenedKind | 'word';
}

/** A text of a packet, as it is before anything is blackened. */
export interface PacketText {
  readonly key: string;
  readonly seal: string;
  /** Of its record. */
  readonly id: number;
  readonly callDate: string;
  /** With whom the record is. */
  readonly contact: string;
  readonly place: 'sms' | 'note' | 'version' | 'remark' | 'other';
  readonly text: string;
  readonly spans: readonly PacketSpan[];
}

/** Texts are shown so many at a time. */
export const packetTextsAtOnce = 50;

/** Some of a packet's texts, and where the next ones begin. */
export interface PacketTexts {
  readonly texts: readonly PacketText[];
  /** How many records were looked through to here; null at the end. */
  readonly next: number | null;
}

/** What was made. */
export interface PacketReport extends ExportGaps {
  readonly path: string;
  readonly records: number;
  readonly mentions: number;
  readonly notes: number;
  /** Places that were blackened, a whole text being one. */
  readonly blackened: number;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  /** Of the zip; of a folder, of its list of checksums. */
  readonly sha256: string;
}

/** How far the making is: records are written, pages laid out, files put together. */
export interface PacketProgress {
  readonly part: 'records' | 'pages' | 'files';
  readonly done: number;
  readonly total: number;
}
