import type {
  InteractionRecord,
  FoundInteraction,
  NameHits,
  SearchField,
  ShownMark,
  TextRange,
} from '../../../preload/model';
import { toAttachments } from '../../crm/attachment';
import { addressesOf, blocksOf, plainTextOf } from '../../crm/draft';
import { toWireInteraction, type CrmInteraction } from '../../crm/interaction';
import { callOfNote, toWireNote, type CrmNote } from '../../crm/note';
import { otherFieldsOf, saidOfInteraction } from '../../crm/other-fields';
import { toContact } from '../../crm/party';
import { firstDatedSecond, wallTimeOf } from '../../crm/time';
import { fromJsonText, isObject, StoredDamaged, type Json } from '../../crm/json/wire';
import { compareTexts, IndexDamaged } from '../../search/index/segment';
import { entitiesIn } from '../../search/analysis/entities';
import { excerptOf, type ExcerptSource } from '../../search/query/excerpt';
import { hitsIn } from '../../search/query/hits';
import { secondsOfId } from '../../search/index/ids';
import type { StillWanted } from '../../search/query/results';
import { metIn, type SearchedText } from '../records/met-in';
import { ownMarksOf, shownOwnMarks } from '../records/own-marks';
import { partyOf, placesOf, type StoredRecord } from '../records/row-places';
import { missingRow } from '../index/missing-row';
import type { ArchiveReader } from '../file/archive';
import { toShownNote, type FindHits, type VersionRow } from '../records/read-note';
import { partsOfRow, memoizedParts, type Parts } from '../records/row-parts';
import { packUuid, toCrmInteraction, toCrmNote, unpackUuid, type NoteRow, type Texts } from '../records/rows';
import type * as Rows from '../records/rows';
import type { Plan } from './understanding/plan';
import { isRecordId, soundInteraction, soundNote } from '../records/sound-rows';
import { readTexts } from '../records/texts';

const always: StillWanted = () => undefined;

/** A search whose hits are shown. */
type Search = Pick<Plan, 'understood' | 'exactLetters'>;

/** Reads records out of one archive, with its statements prepared and its shared texts remembered. */
export interface RecordReader {
  /**
   * The lines of a result list, for ids in the order given. A record that cannot be read is a line that says so; one that has
   * another id since is left out; throws `IndexDamaged` for one that the index alone knows. Between the texts of records `check`
   * is called, which throws once nobody wants them any more: a note may be as long as its author liked.
   */
  rows(ids: readonly number[], search: Search | null, check?: StillWanted): FoundInteraction[];
  /** Everything about one record. Throws `recordMissing`, `StoredDamaged`, `IndexDamaged`, and what `check` throws. */
  record(id: number, search: Search | null, check?: StillWanted): InteractionRecord;
  /** The same for a list of whole records: one that cannot be read says so, and does not hide the others. */
  recordOrDamage(id: number, search: Search | null, check?: StillWanted): InteractionRecord;
  /** The record and its notes as the CRM sent them; notes it no longer lists are not among them. */
  wire(id: number): { readonly interaction: Json; readonly notes: readonly Json[] };
  /** The id of a uuid; null where the archive has none. */
  idOf(uuid: string): number | null;
}

/** Opens a reader of records on an archive. */
export function readRecords(archive: ArchiveReader): RecordReader {
  const texts = readTexts(archive);
  const find = archive.prepare<[number], Rows.InteractionRow>('SELECT * FROM interaction WHERE id = ?');
  const findNotes = archive.prepare<[number], NoteRow>(notesSql);
  const findVersions = archive.prepare<[number], VersionRow>(
    'SELECT replaced_at, wire FROM note_version WHERE note_id = ? ORDER BY rowid DESC',
  );
  const findId = archive.prepare<[Rows.PackedUuid], number>('SELECT id FROM interaction WHERE uuid = ?').pluck();

  const parts = memoizedParts(archive, texts);

  const findOwnMarks = ownMarksOf(archive);

  const load = (id: number): StoredRecord | null => {
    const found = find.get(id);
    if (found === undefined) return null;
    const row = soundInteraction(found);
    // Notes are only ever stored with the answer that says when they were asked for.
    return {
      row,
      notes: row.notes_checked_at === null ? [] : oldestFirst(findNotes.all(id).map(soundNote)),
      ownMarks: shownOwnMarks(findOwnMarks(id), row.uuid),
    };
  };
  const need = (id: number): Loaded => {
    const stored = load(id);
    if (stored === null) throw missingRow(archive, id);
    return loadRecord(stored, texts);
  };
  const rowOf = (id: number, search: Search | null, check: StillWanted): FoundInteraction[] => {
    check();
    try {
      const stored = load(id);
      if (stored !== null) return [toFoundRow(stored, texts, parts, search)];
    } catch (error) {
      // One damaged record must not hide those beside it.
      if (error instanceof StoredDamaged) return [damagedRow(id)];
      throw error;
    }
    const missing = missingRow(archive, id);
    if (missing instanceof IndexDamaged) throw missing;
    return [];
  };
  const recordOf = (id: number, search: Search | null, check: StillWanted): InteractionRecord => {
    const hitsOf: FindHits = (text, where) => {
      check();
      return where === null ? [] : hits(text, where, search);
    };
    const loaded = need(id);
    const notes = loaded.notes.map(({ row, note }) => toShownNote(row, note, findVersions.all(row.id), hitsOf));
    const ownMarks = loaded.ownMarks.map((mark): ShownMark => ({ ...mark, hits: hitsOf(mark.text ?? '', 'remark') }));
    const row = toRow({ ...loaded, notes: loaded.notes.map((one) => one.row) }, texts, parts);
    return { ...row, nameHits: nameHits(row, search), ...detailsOf(loaded, search), notes, ownMarks };
  };
  return {
    rows: (ids, search, check = always) => ids.flatMap((id) => rowOf(id, search, check)),
    record: (id, search, check = always) => recordOf(id, search, check),
    recordOrDamage: (id, search, check = always) => {
      try {
        return recordOf(id, search, check);
      } catch (error) {
        if (error instanceof StoredDamaged) return damagedRecord(id);
        throw error;
      }
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

/** Sorted by `oldestFirst`: SQLite would set up a sorter for every record, also for those without notes. */
export const notesSql = 'SELECT * FROM note WHERE interaction_id = ? ORDER BY id';

function oldestFirst(notes: NoteRow[]): NoteRow[] {
  return notes.sort((a, b) => compareTexts(a.created ?? '', b.created ?? ''));
}

interface Loaded extends Pick<StoredRecord, 'row' | 'ownMarks'> {
  readonly interaction: CrmInteraction;
  readonly wire: Json;
  readonly notes: readonly { readonly row: NoteRow; readonly note: CrmNote }[];
}

function loadRecord({ row, notes, ownMarks }: StoredRecord, texts: Texts): Loaded {
  const interaction = toCrmInteraction(row, texts);
  const wire = toWireInteraction(interaction);
  const call = callOfNote(wire);
  return {
    row,
    ownMarks,
    interaction,
    wire,
    notes: notes.map((noteRow) => ({ row: noteRow, note: toCrmNote(noteRow, call, texts) })),
  };
}

/** The line of a record that cannot be read: its id is its time, if it had one, and that is all that is sure. */
function damagedRow(id: number): FoundInteraction {
  return {
    id,
    uuid: '',
    callDate: isRecordId(id) && secondsOfId(id) >= firstDatedSecond ? wallTimeOf(secondsOfId(id)) : '',
    isDamaged: true,
    ...{ service: '', direction: '', status: '', durationSeconds: null },
    ...{ contact: { type: 'unknown', uuid: null, name: null, number: null }, agents: [], flags: [] },
    ...{ noteCount: 0, hasNotes: false, hasAttachments: false, queueStatus: null, cost: null, excerpt: null },
    nameHits: { contactName: [], contactNumber: [], agents: [], flags: [] },
  };
}

function damagedRecord(id: number): InteractionRecord {
  const { excerpt: _, ...row } = damagedRow(id);
  return {
    ...row,
    ...{ destination: null, destinationHits: [], from: null, to: null },
    ...{
      smsText: null,
      smsHits: [],
      smsEntities: [],
      notes: [],
      ownMarks: [],
      notesOwed: false,
      vanishedAt: null,
      otherFields: [],
    },
  };
}

/** A row without what a search adds to it. */
type BareRow = Omit<FoundInteraction, 'excerpt' | 'nameHits' | 'metIn'>;

function toRow({ row, notes, ownMarks }: StoredRecord, texts: Texts, parts: Parts): BareRow {
  return {
    id: row.id,
    ...spelled(row, texts),
    ...partsOfRow(row, parts),
    noteCount: notes.length,
    hasNotes: row.note > 0 || notes.length > 0,
    hasAttachments: notes.some((note) => toAttachments(fromJsonText(note.files)).length > 0),
    queueStatus: row.queue_status === null ? null : texts.label(row.queue_status),
    cost: row.cost,
    ...(ownMarks.length === 0 ? {} : { marks: [...new Set(ownMarks.map(({ kind }) => kind))] }),
  };
}

/** The uuid and the time as the CRM wrote them; only what the columns cannot rebuild needs the whole record. */
function spelled(row: Rows.InteractionRow, texts: Texts): Pick<FoundInteraction, 'uuid' | 'callDate'> {
  const wire = row.extra === null ? null : toWireInteraction(toCrmInteraction(row, texts));
  const { uuid, callDate } = isObject(wire) ? wire : {};
  return {
    uuid: typeof uuid === 'string' ? uuid : unpackUuid(row.uuid),
    callDate: typeof callDate === 'string' ? callDate : wallTimeOf(secondsOfId(row.id)),
  };
}

function detailsOf(
  loaded: Loaded,
  search: Search | null,
): Omit<InteractionRecord, keyof FoundInteraction | 'notes' | 'ownMarks'> {
  const { row, interaction } = loaded;
  return {
    destination: interaction.destination,
    destinationHits: hits(interaction.destination ?? '', 'destination', search),
    from: toContact(fromJsonText(interaction.from)),
    to: toContact(fromJsonText(interaction.to)),
    smsText: row.sms_text,
    smsHits: hits(row.sms_text ?? '', 'sms', search),
    smsEntities: entitiesIn(row.sms_text ?? ''),
    notesOwed: row.notes_owed === 1,
    vanishedAt: row.vanished_at,
    otherFields: otherFieldsOf(loaded.wire, saidOfInteraction),
  };
}

function toFoundRow(stored: StoredRecord, texts: Texts, parts: Parts, search: Search | null): FoundInteraction {
  const row = toRow(stored, texts, parts);
  const { understood, exactLetters } = search ?? { understood: [], exactLetters: false };
  const sources = textsOf(stored);
  const excerpt = excerptOf(sources, understood, { exactLetters });
  const found = { ...row, excerpt, nameHits: nameHits(row, search) };
  if (understood.length === 0) return found;
  const { name, number } = row.contact;
  const shown = { excerpt, names: [{ field: partyOf(row), text: name ?? number ?? '' }] };
  const places = (): readonly SearchedText[] => placesOf(stored, row, sources, parts, texts);
  const met = metIn(places, shown, understood, { exactLetters });
  return met.length === 0 ? found : { ...found, metIn: met };
}

/** Where a search was met in the names of a row. */
function nameHits(row: BareRow, search: Search | null): NameHits {
  const { contact } = row;
  const party = partyOf(row);
  return {
    contactName: hits(contact.name ?? '', party, search),
    contactNumber: hits(contact.number ?? '', party, search),
    agents: row.agents.map((agent) => hits(agent.name, 'agent', search)),
    flags: row.flags.map((flag) => hits(flag.name, 'flag', search)),
  };
}

function hits(text: string, where: SearchField, search: Search | null): readonly TextRange[] {
  return search === null ? [] : hitsIn(text, search.understood, where, { exactLetters: search.exactLetters });
}

/** What an excerpt may be cut from: the SMS, then the notes, newest first; the addresses of a note's links where they alone were met. */
function textsOf({ row, notes }: StoredRecord): ExcerptSource[] {
  const texts = [...notes].reverse().flatMap((note) => {
    const blocks = blocksOf(note.text ?? '');
    return [plainTextOf(blocks), addressesOf(blocks)];
  });
  return [
    { source: 'sms', text: row.sms_text ?? '' },
    ...texts.map((text): ExcerptSource => ({ source: 'note', text })),
  ];
}
