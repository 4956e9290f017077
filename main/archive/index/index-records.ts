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
  addTextKeys,
  contactKey,
  nameKeys,
  numberKey,
  valueKey,
  type NumberField,
  type WordField,
} from '../../search/index/keys';
import { tokensOf, type Token } from '../../search/analysis/tokens';
import { digitsOf } from '../../search/analysis/written';
import type { ReadableArchive } from '../file/archive';
import { prepare } from '../file/prepared';
import { remember, type Remembering } from '../file/remember';
import { unpackFlags, unpackReceivers, type InteractionRow, type NoteRow, type Texts } from '../records/rows';
import { soundInteraction, soundNote } from '../records/sound-rows';
import { readTexts } from '../records/texts';

/** Reads records as the search index knows them. */
export interface IndexReader {
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

const readers = new WeakMap<ReadableArchive, IndexReader>();

/** The reader of an archive; the same one every time. */
export function indexReader(archive: ReadableArchive): IndexReader {
  const known = readers.get(archive);
  if (known !== undefined) return known;
  const reader = createReader(archive);
  readers.set(archive, reader);
  return reader;
}

function createReader(archive: ReadableArchive): IndexReader {
  const texts = readTexts(archive);
  const find = prepare<[number], InteractionRow>(archive, 'SELECT * FROM interaction WHERE id = ?');
  const findNotes = prepare<[number], NoteRow>(archive, 'SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const parts = rememberParts(texts);
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
  };
}

/** A record is found by what of it can be read: one that is damaged must neither hide others nor end a download. */
function nothingReadable(id: number): IndexableRecord {
  return { id, keys: [], durationSeconds: null, cost: null, sms: [], notes: [] };
}

/** Callers, agents, flags and labels repeat from record to record: their keys are worked out once for each number. */
interface Parts {
  readonly caller: (id: number) => Contact | null;
  readonly external: (id: number) => Contact | null;
  readonly callerKeys: (id: number) => readonly string[];
  readonly calledKeys: (id: number) => readonly string[];
  readonly externalDigits: (id: number) => string;
  readonly agentKeys: (id: number) => readonly string[];
  readonly flagKeys: (id: number) => readonly string[];
  readonly authorKeys: (id: number) => readonly string[];
  readonly noteContactKeys: (id: number) => readonly string[];
  readonly destinationKeys: (id: number) => readonly string[];
  readonly serviceKeys: (id: number) => readonly string[];
  readonly directionKeys: (id: number) => readonly string[];
  readonly direction: (id: number) => string;
  readonly statusKeys: (id: number) => readonly string[];
  readonly queueStatusKeys: (id: number) => readonly string[];
}

/** Each takes a kilobyte or so: as many as occur in the records that are indexed at once. */
const mostParts = 8192;
const rememberFew = <Value>(find: (id: number) => Value): Remembering<number, Value> => remember(find, mostParts);

function rememberParts(texts: Texts): Parts {
  const json = (id: number) => fromJsonText(texts.entity(id));
  const names = (field: WordField) => rememberFew<readonly string[]>((id) => nameKeys(field, nameOf(json(id)) ?? ''));
  const party = (field: 'from' | 'to') =>
    rememberFew<readonly string[]>((id) => {
      const contact = toContact(json(id));
      return [...nameKeys(field, contact?.name ?? ''), ...numberKeys(field, contact?.number ?? '')];
    });
  return {
    caller: rememberFew((id: number) => toContact(json(id))),
    external: rememberFew((id: number) => toExternalContact(json(id))),
    callerKeys: party('from'),
    calledKeys: party('to'),
    externalDigits: rememberFew((id: number) => digitsOf(toExternalContact(json(id))?.number ?? '')),
    agentKeys: rememberFew((id: number) => {
      const agent = toAgent(json(id));
      const extension = agent.extension === null ? [] : [valueKey('extension', agent.extension)];
      return [...nameKeys('agent', agent.name), valueKey('agent', agent.name), ...extension];
    }),
    flagKeys: rememberFew((id: number) => {
      const { name } = toFlag(json(id));
      return [...nameKeys('flag', name), valueKey('flag', name)];
    }),
    authorKeys: names('author'),
    noteContactKeys: names('noteContact'),
    destinationKeys: rememberFew((id: number) => nameKeys('destination', texts.label(id))),
    serviceKeys: rememberFew((id: number) => [valueKey('service', toKnown(texts.label(id), services))]),
    directionKeys: rememberFew((id: number) => [valueKey('direction', toKnown(texts.label(id), directions))]),
    direction: rememberFew((id: number) => toKnown(texts.label(id), directions)),
    statusKeys: rememberFew((id: number) => [valueKey('status', toKnown(texts.label(id), statuses))]),
    queueStatusKeys: rememberFew((id: number) => [valueKey('queueStatus', texts.label(id))]),
  };
}

function numberKeys(field: NumberField, number: string): string[] {
  const digits = digitsOf(number);
  return digits === '' ? [] : [numberKey(field, digits)];
}

function toIndexable(row: InteractionRow, notes: readonly NoteRow[], parts: Parts): IndexableRecord {
  const keys = new Set<string>();
  const add = (id: number | null, keysOf: (id: number) => readonly string[]): void => {
    if (id !== null) for (const key of readable(() => keysOf(id)) ?? []) keys.add(key);
  };
  add(row.service, parts.serviceKeys);
  add(row.direction, parts.directionKeys);
  add(row.status, parts.statusKeys);
  add(row.queue_status, parts.queueStatusKeys);
  add(row.destination, parts.destinationKeys);
  add(row.from_caller, parts.callerKeys);
  add(row.to_caller, parts.calledKeys);
  if (row.receivers !== null) {
    for (const id of readable(() => unpackReceivers(row.receivers)) ?? []) add(id, parts.agentKeys);
  }
  if (row.flags !== null) for (const [id] of readable(() => unpackFlags(row.flags)) ?? []) add(id, parts.flagKeys);
  readable(() => {
    addContactKeys(keys, row, parts);
  });
  const words = notes.flatMap((note) => {
    const tokens = textsOfNote(note).map((text) => {
      const found = tokensOf(text);
      addTextKeys(keys, 'note', text, found);
      return found;
    });
    add(note.author, parts.authorKeys);
    add(note.organisation, parts.noteContactKeys);
    add(note.person, parts.noteContactKeys);
    const files = readable(() => toAttachments(fromJsonText(note.files))) ?? [];
    for (const file of files) for (const key of nameKeys('file', file.name)) keys.add(key);
    if (files.length > 0) keys.add(valueKey('has', 'attachment'));
    if ((note.pin ?? 0) > 0) keys.add(valueKey('has', 'pinnedNote'));
    return tokens;
  });
  if (row.note > 0 || notes.length > 0) keys.add(valueKey('has', 'notes'));
  const sms = tokensOf(row.sms_text ?? '');
  addTextKeys(keys, 'sms', row.sms_text ?? '', sms);
  return {
    id: row.id,
    keys: [...keys],
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
function addContactKeys(keys: Set<string>, row: InteractionRow, parts: Parts): void {
  const direction = row.direction === null ? '' : parts.direction(row.direction);
  const external = row.external_number === null ? null : parts.external(row.external_number);
  const contact = otherParty(
    direction,
    row.from_caller === null ? null : parts.caller(row.from_caller),
    row.to_caller === null ? null : parts.caller(row.to_caller),
    external,
  );
  if (contact.name !== null) keys.add(contactKey(contact.name, false));
  else if (contact.number !== null) keys.add(contactKey(contact.number, true));
  const digits = row.external_number === null ? '' : parts.externalDigits(row.external_number);
  if (digits !== '') keys.add(numberKey(direction === 'in' ? 'from' : 'to', digits));
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
