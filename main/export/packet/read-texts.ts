import { cancelCheck } from '../../../preload/failure';
import {
  packetTextsAtOnce,
  type PacketChoice,
  type PacketText,
  type PacketTexts,
} from '../../../preload/export/packet';
import type { Subject } from '../../../preload/person';
import { words } from '../../../preload/words/words';
import type { ArchiveReader } from '../../archive/file/archive';
import { readRecords } from '../../archive/queries/read';
import { sealOf } from './blackening';
import { composeRecord, type Passage } from './packet-record';
import { recordsOf } from './packet-records';
import { thirdPersonsOf } from './third-persons';

/** Which texts are asked for. */
export interface TextsQuestion {
  readonly subject: Subject;
  readonly choice: PacketChoice;
  /** How many records are passed over. */
  readonly from: number;
  /** Only texts in which something may be blackened; else all that people wrote. */
  readonly onlyWithSpans: boolean;
}

/** So many records are looked through for one answer, so that another page of texts, or their end, is never far. */
const maxLooked = 2000;

/** Reads the texts of a packet as they are before anything is blackened, with the places that name third persons. */
export function readPacketTexts(
  archive: ArchiveReader,
  { subject, choice, from, onlyWithSpans }: TextsQuestion,
  isCancelled: () => boolean,
): PacketTexts {
  const check = cancelCheck(isCancelled);
  return archive.snapshot(() => {
    const { ids, mentions, own } = recordsOf(archive, subject, choice.mentions, check);
    const { spansOf } = thirdPersonsOf(archive, own, choice.blackening);
    const records = readRecords(archive);
    const all = [...ids, ...mentions.keys()].sort((a, b) => a - b);
    const texts: PacketText[] = [];
    let looked = from;
    while (looked < all.length && texts.length < packetTextsAtOnce && looked - from < maxLooked) {
      const id = all[looked] ?? 0;
      looked += 1;
      const { callDate, contact, ...record } = records.recordOrDamage(id, null, check);
      const said = { id, callDate, contact: contact.name ?? contact.number ?? '' };
      const collect: Passage = {
        text: (place, key, text) => {
          const spans = spansOf(text);
          const isShown = spans.length > 0 || (!onlyWithSpans && place !== 'other');
          if (isShown && text !== '') texts.push({ ...said, key, place, text, seal: sealOf(text), spans });
          return text;
        },
        ...{ name: same, number: same, agent: same },
      };
      const only = mentions.get(id) ?? null;
      composeRecord(
        { ...record, callDate, contact },
        { t: words(choice.language), passage: collect, hasOwnMarks: choice.ownMarks, only },
      );
    }
    return { texts, next: looked < all.length ? looked : null };
  });
}

const same = (text: string): string => text;
