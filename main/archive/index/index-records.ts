import { toAttachments } from '../../crm/attachment';
import { nameOf, toAgent, toFlag } from '../../crm/party';
import { fromJsonText, readable } from '../../crm/json/wire';
import type { IndexedRecord } from '../../search/index/segment';
import { wordTerm, type TextField, type WordField } from '../../search/index/terms';
import type { Token } from '../../search/analysis/tokens';
import type { ArchiveReader, OwnedPart } from '../file/archive';
import { unpackFlags, unpackReceivers, type InteractionRow, type NoteRow, type Texts } from '../records/rows';
import type { RowWithNotes } from '../records/rows-in-order';
import { soundInteraction } from '../records/sound-rows';
import { createDescriber, textsOfNote, type RecordSink } from './record-describer';

/** Reads records as the search index knows them. */
export interface IndexReader extends OwnedPart {
  /** `null` where there is no such record. */
  read(id: number): IndexableRecord | null;
  /** The same of a row at hand, with all its notes and own marks. */
  of(record: RowWithNotes): IndexableRecord;
  /** What a record says in a field. */
  texts(id: number, field: WordField): readonly string[];
}

/** A record's entry in the index of segments, and its texts for FTS5. */
export interface IndexableRecord extends IndexedRecord {
  readonly sms: readonly Token[];
  /** The words of each note, and those of the addresses in it: no phrase reaches from the one into the other. */
  readonly notes: readonly (readonly Token[])[];
}

/** The reader of an archive; the same one every time. */
export function indexReader(archive: ArchiveReader): IndexReader {
  return archive.own(createReader);
}

function createReader(archive: ArchiveReader): IndexReader {
  const describer = createDescriber<string>(archive, (term) => term);
  const { texts } = describer;
  return {
    read(id) {
      const gathered = new GatheredRecord();
      return describer.read(id, gathered) ? gathered.record() : null;
    },
    of(record) {
      const gathered = new GatheredRecord();
      describer.of(record, gathered);
      return gathered.record();
    },
    texts(id, field) {
      const found = describer.find(id);
      if (found === null) return [];
      if (field === 'remark') return found.ownMarks().flatMap(({ text }) => text ?? []);
      return readable(() => textsOf(soundInteraction(found.row), field, () => found.notes(), texts)) ?? [];
    },
    forget: describer.forget,
  };
}

/** A record as it is told of by a describer. */
class GatheredRecord implements RecordSink<string> {
  #about: Pick<IndexedRecord, 'id' | 'durationSeconds' | 'cost'> = { id: 0, durationSeconds: null, cost: null };
  readonly #terms = new Set<string>();
  #sms: readonly Token[] = [];
  readonly #notes: (readonly Token[])[] = [];

  begin(id: number, durationSeconds: number | null, cost: number | null): void {
    this.#about = { id, durationSeconds, cost };
    this.#terms.clear();
    this.#sms = [];
    this.#notes.length = 0;
  }

  term(term: string): void {
    this.#terms.add(term);
  }

  text(field: TextField, words: readonly Token[]): void {
    for (const word of words) this.#terms.add(wordTerm(field, word));
    if (field === 'sms') this.#sms = words;
    else this.#notes.push(words);
  }

  record(): IndexableRecord {
    return { ...this.#about, terms: [...this.#terms], sms: this.#sms, notes: this.#notes };
  }
}

/** The texts of a field, each as a person reads it. */
function textsOf(
  row: InteractionRow,
  field: Exclude<WordField, 'remark'>,
  notesOf: () => readonly NoteRow[],
  texts: Texts,
): string[] {
  const nameOfEntity = (id: number | null): string[] => {
    const name = id === null ? null : nameOf(fromJsonText(texts.entity(id)));
    return name === null ? [] : [name];
  };
  switch (field) {
    case 'sms':
      return row.sms_text === null ? [] : [row.sms_text];
    case 'note':
      return notesOf().flatMap(textsOfNote);
    case 'from':
      return nameOfEntity(row.from_caller);
    case 'to':
      return nameOfEntity(row.to_caller);
    case 'agent':
      return unpackReceivers(row.receivers).map((id) => toAgent(fromJsonText(texts.entity(id))).name);
    case 'flag':
      return unpackFlags(row.flags).map(([id]) => toFlag(fromJsonText(texts.entity(id))).name);
    case 'author':
      return notesOf().flatMap((note) => nameOfEntity(note.author));
    case 'noteContact':
      return notesOf().flatMap((note) => [...nameOfEntity(note.organisation), ...nameOfEntity(note.person)]);
    case 'file':
      return notesOf().flatMap((note) => toAttachments(fromJsonText(note.files)).map((file) => file.name));
    case 'destination':
      return row.destination === null ? [] : [texts.label(row.destination)];
  }
}
