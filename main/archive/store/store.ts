import type { CrmInteraction } from '../../crm/interaction';
import { toWireInteraction } from '../../crm/interaction';
import { callOfNote, toWireNote, type CrmNote } from '../../crm/note';
import { differenceOf } from '../../crm/json/residual';
import { identityOf } from '../../crm/uuid';
import { readable, StoredDamaged, type Json } from '../../crm/json/wire';
import { firstIdOf, lastIdOf, secondsOfId } from '../../search/index/ids';
import { noteArrivals } from '../ledger/arrivals';
import { addPending, markPending } from '../index/index-build';
import type { DescribedRow } from '../index/record-describer';
import type { ArchiveWriter } from '../file/archive';
import {
  packList,
  packPatch,
  packUuid,
  spelledUuid,
  toCrmInteraction,
  toCrmNote,
  unpackUuid,
  type InteractionRow,
  type NoteRow,
  type PackedUuid,
} from '../records/rows';
import { sealOfInteraction, sealOfNote, sealOfVersion } from '../records/seal';
import { soundInteraction, soundNote } from '../records/sound-rows';
import { insertedValues, prepareStore, type StoreStatements } from '../records/statements';
import { bringMarksBack } from './own-marks';
import { unreadMarks } from './unread-marks';
import { forgetHeld } from '../ledger/windows';

/** How many records a page brought that were new, changed, or as they were. */
export interface StoreTally {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
}

type StoreOutcome = keyof StoreTally;

/**
 * Stores a page of events; to be called inside a transaction. `ids` are their row ids in the order given.
 * A record is owed its notes when it is new and has some, or when its `note` changed. `at` (ISO 8601 with zone): since when
 * those that are news to people are unread.
 */
export function storeInteractions(
  archive: ArchiveWriter,
  interactions: readonly CrmInteraction[],
  at = new Date().toISOString(),
): StoreTally & { readonly ids: number[] } {
  const store = prepareStore(archive);
  const tally = { new: 0, changed: 0, unchanged: 0 };
  const ids = new Array<number>(interactions.length).fill(0);
  // In order of time: neighbours get neighbouring places in the file.
  const order = interactions.map((interaction, place) => ({ interaction, place }));
  order.sort((a, b) => a.interaction.seconds - b.interaction.seconds);
  const changed: number[] = [];
  const added: DescribedRow[] = [];
  let last = -1;
  for (const { interaction, place } of order) {
    const stored = storeInteraction(archive, store, interaction, Math.max(firstIdOf(interaction.seconds), last + 1));
    last = stored.id;
    if (stored.row !== undefined) added.push(stored.row);
    else if (stored.outcome === 'changed') changed.push(stored.id);
    if (stored.before !== undefined) changed.push(stored.before);
    tally[stored.outcome] += 1;
    ids[place] = stored.id;
  }
  if (tally.new > 0) store.countRows.run({ name: 'interaction', added: tally.new });
  const read = tally.new > 0 ? markNews(archive, added, at) : [];
  // In this order: a page may bring a record twice.
  addPending(archive, added);
  markPending(archive, [...changed, ...read]);
  noteArrivals(
    archive,
    added.map(({ id }) => id),
  );
  return { ...tally, ids };
}

/** Marks new records that are news to people; gives those whose own marks are others than before. */
function markNews(archive: ArchiveWriter, added: DescribedRow[], at: string): readonly number[] {
  const unread = unreadMarks(archive);
  const firstNews = unread.firstNews();
  added.forEach((row, place) => {
    if (row.id < firstNews) return;
    unread.add(row.id, row.uuid, at);
    added[place] = { ...row, isUnread: true };
  });
  return [...unread.prune(), ...bringMarksBack(archive)];
}

/**
 * Stores the notes of one event as the CRM lists them now; to be called inside a transaction. An edited note keeps its
 * earlier text as a version, one that is no longer listed is marked, and the event is no longer owed its notes.
 * `at` is ISO 8601 with zone; `alsoListed` are uuids of notes that the CRM lists in a state that cannot be read.
 */
export function storeNotes(
  archive: ArchiveWriter,
  interactionId: number,
  notes: readonly CrmNote[],
  at: string,
  alsoListed: readonly string[] = [],
): StoreTally {
  const store = prepareStore(archive);
  const owner = ownerOf(store, interactionId);
  const before = store.readNotes.all(interactionId);
  const tally = { new: 0, changed: 0, unchanged: 0 };
  const listed = new Set(alsoListed.map(identityOf));
  for (const note of notes) {
    listed.add(note.uuid);
    tally[storeNote(archive, owner, note, at)] += 1;
  }
  for (const row of before) {
    if (row.vanished_at !== null || listed.has(unpackUuid(row.uuid))) continue;
    keepVersion(store, row, owner.call, at);
    store.markNoteVanished.run({ id: row.id, at });
    tally.changed += 1;
  }
  if (tally.new + tally.changed > 0) markPending(archive, [interactionId]);
  if (tally.new > 0) noteArrivals(archive, [interactionId]);
  store.markNotesChecked.run({ id: interactionId, checkedAt: Math.floor(Date.parse(at) / 1000) });
  return tally;
}

/** Stores one note of an event beside those it has; to be called inside a transaction. */
export function addNote(archive: ArchiveWriter, interactionId: number, note: CrmNote, at: string): void {
  const outcome = storeNote(archive, ownerOf(prepareStore(archive), interactionId), note, at);
  markPending(archive, [interactionId]);
  if (outcome === 'new') noteArrivals(archive, [interactionId]);
}

/** Up to `limit` events whose notes have to be asked for, newest first, with ids from `first` and below `below`. */
export function readNotesOwed(
  archive: ArchiveWriter,
  limit: number,
  below = Number.MAX_SAFE_INTEGER,
  first = 0,
): { readonly id: number; readonly uuid: string }[] {
  const rows = prepareStore(archive).readNotesOwed.all({ limit, below, first });
  return rows.map((row) => ({ id: row.id, uuid: spelledUuid(row) }));
}

/**
 * Marks the events of a range of ids (inclusive) as owed their notes again where the last answer is older than
 * `checkedBefore` (epoch seconds), or where there was none; gives how many it marked.
 */
export function oweNotes(archive: ArchiveWriter, fromId: number, toId: number, checkedBefore: number): number {
  return prepareStore(archive).oweNotes.run({ fromId, toId, checkedBefore }).changes;
}

/** Marks events that the CRM no longer lists. Nothing is deleted. */
export function markVanished(archive: ArchiveWriter, ids: readonly number[], at: string): void {
  const store = prepareStore(archive);
  for (const id of ids) store.markVanished.run({ id, at });
}

/** Columns of `interaction` that come from the CRM. */
type Columns = Omit<InteractionRow, 'id' | 'notes_owed' | 'notes_checked_at' | 'vanished_at' | 'seal'>;

/** What a record became. */
interface Stored {
  readonly id: number;
  readonly outcome: StoreOutcome;
  /** Of one that is new. */
  readonly row?: DescribedRow;
  /** The id that it had, where its time changed. */
  readonly before?: number;
}

/** `free`: the first id of its second that may be free. */
function storeInteraction(
  archive: ArchiveWriter,
  store: StoreStatements,
  interaction: CrmInteraction,
  free: number,
): Stored {
  const columns = columnsOf(store, interaction);
  // Most records are new, and the first ones of their second: nothing is looked up for these.
  if (free <= lastIdOf(interaction.seconds)) {
    const added = addInteraction(store, free, columns);
    if (added !== null) return added;
  }
  const known = store.findInteraction.get(columns.uuid);
  if (known !== undefined) return updateInteraction(archive, store, known, interaction, columns);
  const added = addInteraction(store, nextId(store, interaction.seconds), columns);
  if (added === null) throw new StoredDamaged('a record that is there and cannot be found');
  return added;
}

/** Null where the id or the uuid is there. */
function addInteraction(store: StoreStatements, id: number, columns: Columns): Stored | null {
  const { changes } = store.insertInteraction.run(id, ...insertedValues(columns, sealOfInteraction(columns)));
  return changes === 0 ? null : { id, outcome: 'new', row: { id, ...columns } };
}

function updateInteraction(
  archive: ArchiveWriter,
  store: StoreStatements,
  known: InteractionRow,
  interaction: CrmInteraction,
  columns: Columns,
): Stored {
  const sameTime = secondsOfId(known.id) === interaction.seconds;
  const seal = sealOfInteraction(columns);
  if (sameTime && sameColumns(known, columns) && known.vanished_at === null) {
    if (known.seal !== seal) store.sealInteraction.run({ id: known.id, seal });
    return { id: known.id, outcome: 'unchanged' };
  }
  const before = isAsSealed(known) ? readable(() => readEvent(store, known.id)) : null;
  const id = sameTime ? known.id : nextId(store, interaction.seconds);
  // A record that comes back is owed its notes again: they may have been given up while it was gone.
  const isBack = known.vanished_at !== null && columns.note > 0;
  // Notes lean on their record: where that was damaged, they are asked for as well.
  const notesOwed = known.note === columns.note && !isBack && before !== null ? known.notes_owed : 1;
  store.updateInteraction.run({ known: known.id, id, notes_owed: notesOwed, ...columns, seal });
  if (!sameTime) moveRecord(archive, store, known.id, id);
  const call = callOfNote(toWireInteraction(interaction));
  for (const row of before?.noteRows ?? []) {
    const note = readable(() => toCrmNote(soundNote(row), before?.call ?? null, store.texts));
    if (note === null) continue;
    const changed = { ...row, call: packPatch(differenceOf(call, note.call)) };
    store.updateCall.run({ id: row.id, call: changed.call, seal: resealed(row, changed, columns.uuid) });
  }
  return sameTime ? { id, outcome: 'changed' } : { id, outcome: 'changed', before: known.id };
}

function isAsSealed(row: InteractionRow): boolean {
  return row.seal === null || row.seal === sealOfInteraction(row);
}

/** The seal of a note that was changed here; one that was damaged before stays so. */
function resealed(before: NoteRow, after: NoteRow, owner: PackedUuid): number | null {
  const isDamaged = before.seal !== null && before.seal !== sealOfNote(before, owner);
  return isDamaged ? before.seal : sealOfNote(after, owner);
}

/** What refers to a record goes along to its new time; the windows of its old one hold a record less. */
function moveRecord(archive: ArchiveWriter, store: StoreStatements, known: number, id: number): void {
  for (const move of store.moveReferences) move.run({ known, id });
  forgetHeld(archive, secondsOfId(known));
}

function columnsOf(store: StoreStatements, interaction: CrmInteraction): Columns {
  const label = (text: string | null): number | null => (text === null ? null : store.numbers.label(text));
  const entity = (wire: string | null): number | null => (wire === null ? null : store.numbers.entity(wire));
  return {
    uuid: packUuid(interaction.uuid),
    direction: label(interaction.direction),
    service: label(interaction.service),
    status: label(interaction.status),
    queue_status: label(interaction.queueStatus),
    destination: label(interaction.destination),
    duration_seconds: interaction.durationSeconds,
    cost: interaction.cost,
    sms_text: interaction.smsText,
    note: interaction.note,
    external_number: entity(interaction.externalNumber),
    from_caller: entity(interaction.from),
    to_caller: entity(interaction.to),
    receivers: packList(interaction.receivers.map((receiver) => store.numbers.entity(receiver))),
    flags: packList(interaction.flags.map((flag) => [store.numbers.entity(flag.flag), flag.use])),
    extra: packPatch(interaction.extra),
  };
}

function sameColumns(known: InteractionRow, columns: Columns): boolean {
  return Object.entries(columns).every(([name, value]) => same(known[name as keyof Columns], value));
}

function same(a: PackedUuid | number | null, b: PackedUuid | number | null): boolean {
  return Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b;
}

function nextId(store: StoreStatements, seconds: number): number {
  const last = store.lastIdIn.get({ from: firstIdOf(seconds), to: lastIdOf(seconds) }) ?? null;
  if (last === lastIdOf(seconds)) throw new RangeError('a second with more records than it has room for');
  return last === null ? firstIdOf(seconds) : last + 1;
}

/** The record that notes belong to, with what they are expected to repeat of it. */
interface Owner {
  readonly id: number;
  readonly uuid: PackedUuid;
  readonly call: Json;
}

function ownerOf(store: StoreStatements, id: number): Owner {
  const row = store.readInteraction.get(id);
  if (row === undefined) throw new StoredDamaged('notes for a record that is not there');
  return { id, uuid: row.uuid, call: callOf(store, id) };
}

function storeNote(
  archive: ArchiveWriter,
  { id: interactionId, uuid: owner, call }: Owner,
  note: CrmNote,
  at: string,
): StoreOutcome {
  const store = prepareStore(archive);
  const columns = {
    uuid: packUuid(note.uuid),
    interaction_id: interactionId,
    text: note.text,
    created: note.created,
    author: note.author === null ? null : store.numbers.entity(note.author),
    status: note.status === null ? null : store.numbers.label(note.status),
    call: packPatch(differenceOf(call, note.call)),
    organisation: note.organisation === null ? null : store.numbers.entity(note.organisation),
    person: note.person === null ? null : store.numbers.entity(note.person),
    pin: note.pin,
    edit: note.edit,
    files: note.files,
    extra: packPatch(note.extra),
  };
  const known = store.findNote.get(columns.uuid);
  const seal = sealOfNote(columns, owner);
  if (known === undefined) {
    store.insertNote.run({ ...columns, seal });
    store.countRows.run({ name: 'note', added: 1 });
    return 'new';
  }
  const unchanged = Object.entries(columns).every(([name, value]) => same(known[name as keyof typeof columns], value));
  if (unchanged && known.vanished_at === null) {
    if (known.seal !== seal) store.sealNote.run({ id: known.id, seal });
    return 'unchanged';
  }
  if (known.text !== note.text) keepVersion(store, known, callOf(store, known.interaction_id), at);
  store.updateNote.run({ id: known.id, ...columns, seal });
  if (known.interaction_id !== interactionId) markPending(archive, [known.interaction_id]);
  return 'changed';
}

function keepVersion(store: StoreStatements, row: NoteRow, call: Json, at: string): void {
  const whole = readable(() => toWireNote(toCrmNote(soundNote(row), call, store.texts)));
  // Of a note that is damaged, what people read of it.
  const wire = whole ?? { uuid: unpackUuid(row.uuid), text: String(row.text), created: String(row.created) };
  const text = JSON.stringify(wire);
  store.insertVersion.run({ id: row.id, at, wire: text, seal: sealOfVersion(at, text) });
  store.countRows.run({ name: 'note_version', added: 1 });
}

interface StoredEvent {
  readonly call: Json;
  readonly noteRows: readonly NoteRow[];
}

function readEvent(store: StoreStatements, id: number): StoredEvent {
  const row = store.readInteraction.get(id);
  if (row === undefined) throw new StoredDamaged('a note of a record that is not there');
  const interaction = toCrmInteraction(soundInteraction(row), store.texts);
  return { call: callOfNote(toWireInteraction(interaction)), noteRows: store.readNotes.all(id) };
}

/** What the notes of a record are expected to repeat of it; nothing where it cannot be read, so that they say it themselves. */
function callOf(store: StoreStatements, id: number): Json {
  return readable(() => readEvent(store, id).call);
}
