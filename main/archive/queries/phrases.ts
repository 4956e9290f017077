import { countBits, emptyBitmap, docIdsOf, setBit, andInto } from '../../search/index/bitmap';
import type { PhraseReader } from '../../search/query/evaluate';
import { holdsPhrase } from '../../search/query/phrase';
import type { Phrase } from '../../search/query/query-tree';
import { indexReader } from '../index/index-records';
import type { ArchiveReader } from '../file/archive';

/** Up to so many candidates of a segment the texts are read one by one; beyond, FTS5 is asked. */
const usuallyFew = 100;

/** The FTS5 statement for the words that follow each other, for tests of its plan. */
export const phraseSql = `SELECT rowid
  FROM search
 WHERE search MATCH @match
   AND rowid BETWEEN CAST(@firstId AS INTEGER) AND CAST(@lastId AS INTEGER)`;

/** Finds words that follow each other, in the texts of an archive. */
export function phraseReader(archive: ArchiveReader, fewCandidates = usuallyFew): PhraseReader {
  const reader = indexReader(archive);
  const find = archive.prepare<[object], number>(phraseSql).pluck();
  const inRecord = (id: number, phrase: Phrase): boolean =>
    reader.texts(id, phrase.field).some((text) => holdsPhrase(text, phrase));
  return {
    inRecord,
    inSegment(segment, candidates, phrase) {
      const isText = phrase.field === 'sms' || phrase.field === 'note';
      let left = candidates;
      if (isText && countBits(candidates) > fewCandidates) {
        const found = emptyBitmap();
        const match = matchOf(phrase);
        for (const id of find.all({ match, firstId: segment.firstId, lastId: segment.lastId })) {
          const docId = segment.docIdOf(id);
          if (docId >= 0) setBit(found, docId);
        }
        andInto(found, candidates);
        if (!phrase.exactLetters) return found;
        left = found;
      }
      const held = emptyBitmap();
      for (const docId of docIdsOf(left)) if (inRecord(segment.ids[docId] as number, phrase)) setBit(held, docId);
      return held;
    },
  };
}

/** Words are letters and digits only, so nothing typed is ever read as FTS5 syntax. */
function matchOf(phrase: Phrase): string {
  const column = phrase.field === 'sms' ? 'sms' : 'notes';
  const words = phrase.words.map((word) => word.text).join(' ');
  return `${column} : "${words}"${phrase.lastIsPrefix ? ' *' : ''}`;
}
