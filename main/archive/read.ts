import type { Statement } from 'better-sqlite3';
import type { InteractionRecord, InteractionRow, Note, NoteBlock, Term } from '../../preload/model';
import { KronikaError } from '../../preload/failure';
import { toAttachments } from '../crm/attachment';
import { blocksOf, plainTextOf } from '../crm/draft';
import { toWireInteraction, type CrmInteraction } from '../crm/interaction';
import { callOfNote, toWireNote, type CrmNote } from '../crm/note';
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
} from '../crm/party';
import type { Patch } from '../crm/residual';
import { wallTimeOf } from '../crm/time';
import { fromJsonText, isObject, type Json } from '../crm/wire';
import { excerptOf, type ExcerptSource } from './excerpt';
import { hitsIn } from './hits';
import type { ReadableArchive } from './open';
import { packUuid, toCrmInteraction, toCrmNote, unpackUuid, type NoteRow, type Texts } from './rows';
import type * as Rows from './rows';
import { readTexts } from './texts';

/** Reads records out of one archive, with its statements prepared and its shared texts remembered. */
export interface RecordReader {
  /** The lines of a result list, for ids in the order given; ids that are gone are left out. */
  rows(ids: readonly number[], terms: readonly Term[]): InteractionRow[];
  /** Everything about one record. Throws `recordMissing`. */
  record(id: number, terms: readonly Term[]): InteractionRecord;
  /** The record and its notes as the CRM sent them; notes it no longer lists are not among them. */
  wire(id: number): { readonly interaction: Json; readonly notes: readonly Json[] };
  /** The id of a uuid; null where the archive has none. */
  idOf(uuid: string): number | null;
}

/** Opens a reader of records on an archive. */
export function readRecords(archive: ReadableArchive): RecordReader {
  const { db } = archive;
  const texts = readTexts(archive);
  const find: Statement<[number], Rows.InteractionRow> = db.prepare('SELECT * FROM interaction WHERE id = ?');
  const findNotes: Statement<[number], NoteRow> = db.prepare(
    'SELECT * FROM note WHERE interaction_id = ? ORDER BY created, id',
  );
  const findVersions: Statement<[number], { replaced_at: string; wire: string }> = db.prepare(
    'SELECT replaced_at, wire FROM note_version WHERE note_id = ? ORDER BY rowid DESC',
  );
  const findId = db.prepare<[Rows.PackedUuid], number>('SELECT id FROM interaction WHERE uuid = ?').pluck();

  const load = (id: number): Loaded | null => {
    const row = find.get(id);
    return row === undefined ? null : loadRecord(row, findNotes.all(id), texts);
  };
  const need = (id: number): Loaded => {
    const loaded = load(id);
    if (loaded === null) throw new KronikaError('recordMissing', {});
    return loaded;
  };
  return {
    rows: (ids, terms) =>
      ids.flatMap((id) => {
        const loaded = load(id);
        return loaded === null ? [] : [{ ...toRow(loaded), excerpt: excerptOf(textsOf(loaded), terms) }];
      }),
    record: (id, terms) => {
      const loaded = need(id);
      const notes = loaded.notes.map(({ row, note }) => toNote(row, note, terms, findVersions.all(row.id)));
      return { ...toRow(loaded), ...detailsOf(loaded, terms), notes };
    },
    wire: (id) => {
      const { wire, notes } = need(id);
      return {
        interaction: wire,
        notes: notes.filter(({ row }) => row.vanished_at === null).map(({ note }) => toWireNote(note)),
      };
    },
    idOf: (uuid) => findId.get(packUuid(uuid)) ?? null,
  };
}

interface Loaded {
  readonly row: Rows.InteractionRow;
  readonly interaction: CrmInteraction;
  readonly wire: Json;
  readonly notes: readonly { readonly row: NoteRow; readonly note: CrmNote }[];
}

function loadRecord(row: Rows.InteractionRow, noteRows: readonly NoteRow[], texts: Texts): Loaded {
  const interaction = toCrmInteraction(row, texts);
  const wire = toWireInteraction(interaction);
  const call = callOfNote(wire);
  return {
    row,
    interaction,
    wire,
    notes: noteRows.map((noteRow) => ({ row: noteRow, note: toCrmNote(noteRow, call, texts) })),
  };
}

function toRow(loaded: Loaded): Omit<InteractionRow, 'excerpt'> {
  const { row, interaction, wire, notes } = loaded;
  const direction = toKnown(interaction.direction, directions);
  const callDate = isObject(wire) ? wire['callDate'] : null;
  return {
    id: row.id,
    uuid: interaction.uuid,
    callDate: typeof callDate === 'string' ? callDate : wallTimeOf(interaction.seconds),
    service: toKnown(interaction.service, services),
    direction,
    status: toKnown(interaction.status, statuses),
    durationSeconds: row.duration_seconds,
    contact: otherParty(
      direction,
      toContact(fromJsonText(interaction.from)),
      toContact(fromJsonText(interaction.to)),
      toExternalContact(fromJsonText(interaction.externalNumber)),
    ),
    agents: interaction.receivers.map((receiver) => toAgent(fromJsonText(receiver))),
    flags: interaction.flags.map((flag) => toFlag(fromJsonText(flag.flag))),
    noteCount: notes.length,
    hasNotes: row.note > 0 || notes.length > 0,
    hasAttachments: notes.some(({ note }) => toAttachments(fromJsonText(note.files)).length > 0),
  };
}

function detailsOf(loaded: Loaded, terms: readonly Term[]): Omit<InteractionRecord, keyof InteractionRow | 'notes'> {
  const { row, interaction } = loaded;
  return {
    queueStatus: interaction.queueStatus,
    destination: interaction.destination,
    cost: row.cost,
    from: toContact(fromJsonText(interaction.from)),
    to: toContact(fromJsonText(interaction.to)),
    smsText: row.sms_text,
    smsHits: hitsIn(row.sms_text ?? '', terms),
    notesOwed: row.notes_owed === 1,
    vanishedAt: row.vanished_at,
    otherFields: otherFields(interaction.extra),
  };
}

/** The fields of a record that the columns have no place for: unknown keys at its top level. */
const ownKeys = new Set(
  [
    ['uuid', 'callDirection', 'callDate', 'duration', 'destination', 'cost', 'service', 'smsData', 'note'],
    ['externalNumber', 'from', 'to', 'userTalk', 'flags', 'status'],
  ].flat(),
);

function otherFields(extra: Patch | null): [string, string][] {
  if (extra === null || extra === 0 || Array.isArray(extra)) return [];
  return Object.entries(extra)
    .filter(([key, patch]) => !ownKeys.has(key) && Array.isArray(patch))
    .map(([key, patch]) => [key, JSON.stringify((patch as readonly Json[])[0])]);
}

function toNote(
  row: NoteRow,
  note: CrmNote,
  terms: readonly Term[],
  versions: readonly { replaced_at: string; wire: string }[],
): Note {
  return {
    uuid: unpackUuid(row.uuid),
    created: note.created ?? '',
    author: nameOf(fromJsonText(note.author)),
    blocks: blocksOf(note.text ?? '').map((block): NoteBlock => ({ ...block, hits: hitsIn(block.text, terms) })),
    pinned: (note.pin ?? 0) > 0,
    edited: (note.edit ?? 0) > 0,
    deleted: note.status !== null && note.status.toLowerCase() !== 'exist',
    organisation: nameOf(fromJsonText(note.organisation)),
    person: nameOf(fromJsonText(note.person)),
    attachments: toAttachments(fromJsonText(note.files)),
    vanishedAt: row.vanished_at,
    earlierVersions: versions.map((version) => ({
      replacedAt: version.replaced_at,
      text: textOfVersion(fromJsonText(version.wire)),
    })),
  };
}

function textOfVersion(wire: Json): string {
  const text = isObject(wire) ? wire['text'] : null;
  return typeof text === 'string' ? plainTextOf(blocksOf(text)) : '';
}

/** What an excerpt may be cut from: the SMS, then the notes, newest first. */
function textsOf(loaded: Loaded): ExcerptSource[] {
  const notes = loaded.notes.map(({ note }) => plainTextOf(blocksOf(note.text ?? ''))).reverse();
  return [
    { source: 'sms', text: loaded.row.sms_text ?? '' },
    ...notes.map((text): ExcerptSource => ({ source: 'note', text })),
  ];
}
