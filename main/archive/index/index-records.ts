import { toAttachments } from '../../crm/attachment';
import { addressesOf, blocksOf, plainTextOf } from '../../crm/draft';
import {
  directions,
  nameOf,
  otherParty,
  services,
  statuses,
  toAgent,
  toContact,
  toExternalContact,
  toFlag,
  toKnown,
} from '../../crm/party';
import type { Contact } from '../../../preload/model';
import { fromJsonText, readable } from '../../crm/json/wire';
import type { IndexedRecord } from '../../search/index/segment';
import {
  addTextTerms,
  contactTerm,
  nameTerms,
  numberTerm,
  valueTerm,
  type NumberField,
  type WordField,
} from '../../search/index/terms';
import { tokensOf, type Token } from '../../search/analysis/tokens';
import { digitsOf } from '../../search/analysis/recognisers';
import type { ArchiveReader, OwnedPart } from '../file/archive';
import { memoize, type Memoized } from '../file/memoize';
import { unpackFlags, unpackReceivers, type InteractionRow, type NoteRow, type Texts } from '../records/rows';
import { soundInteraction, soundNote } from '../records/sound-rows';
import { readTexts } from '../records/texts';

/** Reads records as the search index knows them. */
export interface IndexReader extends OwnedPart {
  /** `null` where there is no such record. */
  read(id: number): IndexableRecord | null;
  /** The same of a row at hand, with all its notes. */
  of(row: InteractionRow, notes: readonly NoteRow[]): IndexableRecord;
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
  const texts = readTexts(archive);
  const find = archive.prepare<[number], InteractionRow>('SELECT * FROM interaction WHERE id = ?');
  const findNotes = archive.prepare<[number], NoteRow>('SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const parts = memoizedParts(texts);
  // Notes are only ever stored with the answer that says when they were asked for.
  const shown = (row: InteractionRow, all: () => readonly NoteRow[]): readonly NoteRow[] =>
    row.notes_checked_at === null ? [] : all().filter((note) => readable(() => soundNote(note)) !== null);
  const notesOf = (row: InteractionRow): readonly NoteRow[] => shown(row, () => findNotes.all(row.id));
  const of = (row: InteractionRow, notes: () => readonly NoteRow[]): IndexableRecord =>
    readable(() => toIndexable(soundInteraction(row), notes(), parts)) ?? nothingReadable(row.id);
  return {
    read(id) {
      const row = find.get(id);
      return row === undefined ? null : of(row, () => notesOf(row));
    },
    of: (row, notes) => of(row, () => shown(row, () => notes)),
    texts(id, field) {
      const row = find.get(id);
      if (row === undefined) return [];
      return readable(() => textsOf(soundInteraction(row), field, () => notesOf(row), texts)) ?? [];
    },
    forget: () => {
      for (const part of Object.values<Pick<Memoized<number, unknown>, 'clear'>>({ ...parts })) part.clear();
    },
  };
}

/** A record is found by what of it can be read: one that is damaged must neither hide others nor end a download. */
function nothingReadable(id: number): IndexableRecord {
  return { id, terms: [], durationSeconds: null, cost: null, sms: [], notes: [] };
}

/** Callers, agents, flags and labels repeat from record to record: their terms are worked out once for each number. */
interface Parts {
  readonly caller: Memoized<number, Contact | null>;
  readonly external: Memoized<number, Contact | null>;
  readonly callerTerms: Memoized<number, readonly string[]>;
  readonly calledTerms: Memoized<number, readonly string[]>;
  readonly externalDigits: Memoized<number, string>;
  readonly agentTerms: Memoized<number, readonly string[]>;
  readonly flagTerms: Memoized<number, readonly string[]>;
  readonly authorTerms: Memoized<number, readonly string[]>;
  readonly noteContactTerms: Memoized<number, readonly string[]>;
  readonly destinationTerms: Memoized<number, readonly string[]>;
  readonly serviceTerms: Memoized<number, readonly string[]>;
  readonly directionTerms: Memoized<number, readonly string[]>;
  readonly direction: Memoized<number, string>;
  readonly statusTerms: Memoized<number, readonly string[]>;
  readonly queueStatusTerms: Memoized<number, readonly string[]>;
}

/** Each takes a kilobyte or so: as many as occur in the records that are indexed at once. */
const maxParts = 8192;
const memoizeFew = <Value>(find: (id: number) => Value): Memoized<number, Value> => memoize(find, maxParts);

function memoizedParts(texts: Texts): Parts {
  const json = (id: number) => fromJsonText(texts.entity(id));
  const names = (field: WordField) => memoizeFew<readonly string[]>((id) => nameTerms(field, nameOf(json(id)) ?? ''));
  const party = (field: 'from' | 'to') =>
    memoizeFew<readonly string[]>((id) => {
      const contact = toContact(json(id));
      return [...nameTerms(field, contact?.name ?? ''), ...numberTerms(field, contact?.number ?? '')];
    });
  return {
    caller: memoizeFew((id: number) => toContact(json(id))),
    external: memoizeFew((id: number) => toExternalContact(json(id))),
    callerTerms: party('from'),
    calledTerms: party('to'),
    externalDigits: memoizeFew((id: number) => digitsOf(toExternalContact(json(id))?.number ?? '')),
    agentTerms: memoizeFew((id: number) => {
      const agent = toAgent(json(id));
      const extension = agent.extension === null ? [] : [valueTerm('extension', agent.extension)];
      return [...nameTerms('agent', agent.name), valueTerm('agent', agent.name), ...extension];
    }),
    flagTerms: memoizeFew((id: number) => {
      const { name } = toFlag(json(id));
      return [...nameTerms('flag', name), valueTerm('flag', name)];
    }),
    authorTerms: names('author'),
    noteContactTerms: names('noteContact'),
    destinationTerms: memoizeFew((id: number) => nameTerms('destination', texts.label(id))),
    serviceTerms: memoizeFew((id: number) => [valueTerm('service', toKnown(texts.label(id), services))]),
    directionTerms: memoizeFew((id: number) => [valueTerm('direction', toKnown(texts.label(id), directions))]),
    direction: memoizeFew((id: number) => toKnown(texts.label(id), directions)),
    statusTerms: memoizeFew((id: number) => [valueTerm('status', toKnown(texts.label(id), statuses))]),
    queueStatusTerms: memoizeFew((id: number) => [valueTerm('queueStatus', texts.label(id))]),
  };
}

function numberTerms(field: NumberField, number: string): string[] {
  const digits = digitsOf(number);
  return digits === '' ? [] : [numberTerm(field, digits)];
}

function toIndexable(row: InteractionRow, notes: readonly NoteRow[], parts: Parts): IndexableRecord {
  const terms = new Set<string>();
  const add = (id: number | null, termsOf: (id: number) => readonly string[]): void => {
    if (id !== null) for (const term of readable(() => termsOf(id)) ?? []) terms.add(term);
  };
  add(row.service, parts.serviceTerms);
  add(row.direction, parts.directionTerms);
  add(row.status, parts.statusTerms);
  add(row.queue_status, parts.queueStatusTerms);
  add(row.destination, parts.destinationTerms);
  add(row.from_caller, parts.callerTerms);
  add(row.to_caller, parts.calledTerms);
  if (row.receivers !== null) {
    for (const id of readable(() => unpackReceivers(row.receivers)) ?? []) add(id, parts.agentTerms);
  }
  if (row.flags !== null) for (const [id] of readable(() => unpackFlags(row.flags)) ?? []) add(id, parts.flagTerms);
  readable(() => {
    addContactTerms(terms, row, parts);
  });
  const words = notes.flatMap((note) => {
    const tokens = textsOfNote(note).map((text) => {
      const found = tokensOf(text);
      addTextTerms(terms, 'note', text, found);
      return found;
    });
    add(note.author, parts.authorTerms);
    add(note.organisation, parts.noteContactTerms);
    add(note.person, parts.noteContactTerms);
    const files = readable(() => toAttachments(fromJsonText(note.files))) ?? [];
    for (const file of files) for (const term of nameTerms('file', file.name)) terms.add(term);
    if (files.length > 0) terms.add(valueTerm('has', 'attachment'));
    if ((note.pin ?? 0) > 0) terms.add(valueTerm('has', 'pinnedNote'));
    return tokens;
  });
  if (row.note > 0 || notes.length > 0) terms.add(valueTerm('has', 'notes'));
  const sms = tokensOf(row.sms_text ?? '');
  addTextTerms(terms, 'sms', row.sms_text ?? '', sms);
  return {
    id: row.id,
    terms: [...terms],
    durationSeconds: row.duration_seconds,
    cost: row.cost,
    sms,
    notes: words,
  };
}

/** The words of a note, and the addresses that its links lead to where it has some. */
function textsOfNote(note: NoteRow): string[] {
  const blocks = blocksOf(note.text ?? '');
  const addresses = addressesOf(blocks);
  return addresses === '' ? [plainTextOf(blocks)] : [plainTextOf(blocks), addresses];
}

/** The contact as it is shown, and the external number as the number of whoever was outside. */
function addContactTerms(terms: Set<string>, row: InteractionRow, parts: Parts): void {
  const direction = row.direction === null ? '' : parts.direction(row.direction);
  const external = row.external_number === null ? null : parts.external(row.external_number);
  const contact = otherParty(
    direction,
    row.from_caller === null ? null : parts.caller(row.from_caller),
    row.to_caller === null ? null : parts.caller(row.to_caller),
    external,
  );
  if (contact.name !== null) terms.add(contactTerm(contact.name, false));
  else if (contact.number !== null) terms.add(contactTerm(contact.number, true));
  const digits = row.external_number === null ? '' : parts.externalDigits(row.external_number);
  if (digits !== '') terms.add(numberTerm(direction === 'in' ? 'from' : 'to', digits));
}

/** The texts of a field, each as a person reads it. */
function textsOf(row: InteractionRow, field: WordField, notesOf: () => readonly NoteRow[], texts: Texts): string[] {
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
