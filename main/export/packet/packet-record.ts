import type { Contact, InteractionRecord, Note, NoteBlock } from '../../../preload/model';
import type { PacketText } from '../../../preload/export/packet';
import { mentionKey, type MentionPlace } from '../../../preload/person';
import { ownFlags, type OwnFlag } from '../../../preload/own-marks';
import { blockText } from '../../../preload/words/texts/note-text';
import type { Words } from '../../../preload/words/words';

/** A record as the packet has it: every file of the packet is made of this and of nothing else, so what is blackened here is in none. */
export interface PacketRecord {
  readonly uuid: string;
  readonly date: string;
  readonly service: string;
  readonly direction: string;
  readonly status: string;
  readonly durationSeconds: number | null;
  readonly contact: PacketParty;
  readonly from: PacketParty | null;
  readonly to: PacketParty | null;
  readonly agents: readonly { readonly name: string; readonly extension: string | null }[];
  readonly flags: readonly string[];
  readonly queueStatus: string | null;
  readonly destination: string | null;
  readonly cost: number | null;
  readonly sms: string | null;
  readonly notes: readonly PacketNote[];
  readonly notesOwed: boolean;
  /** When the CRM stopped listing it. */
  readonly goneFromCrm: string | null;
  /** The office's own; empty where they are not part of the packet. */
  readonly ownFlags: readonly OwnFlag[];
  readonly remarks: readonly PacketRemark[];
  readonly otherFields: readonly (readonly [string, string])[];
  /** A record with another person, of which only the texts that speak of the one who asked are here. */
  readonly isMention: boolean;
  /** Nothing of it can be read but its time. */
  readonly isDamaged?: true;
}

/** One side of a record. */
export interface PacketParty {
  readonly name: string | null;
  readonly number: string | null;
}

/** A note with what it said before. */
export interface PacketNote {
  readonly uuid: string;
  readonly created: string;
  readonly author: string | null;
  readonly about: readonly string[];
  readonly text: string;
  readonly pinned: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly goneFromCrm: string | null;
  readonly files: readonly PacketFile[];
  readonly earlierVersions: readonly PacketVersion[];
  readonly otherFields: readonly (readonly [string, string])[];
}

export interface PacketVersion {
  readonly replacedAt: string;
  readonly created: string;
  readonly author: string | null;
  readonly text: string;
}

/** The CRM gives no file itself, only what is known of it. */
export interface PacketFile {
  readonly name: string;
  readonly type: string | null;
  readonly sizeBytes: number | null;
  readonly uploadedAt: string | null;
  readonly description: string | null;
}

export interface PacketRemark {
  readonly createdAt: string;
  readonly changedAt: string | null;
  readonly author: string | null;
  readonly text: string;
}

/** What every word about a person goes through on its way into a packet: it may come out blackened. */
export interface Passage {
  /** A text that somebody wrote. */
  readonly text: (place: PacketText['place'], key: string, text: string) => string;
  /** The name of a person or a company that is no agent. */
  readonly name: (name: string) => string;
  readonly number: (number: string) => string;
  readonly agent: (name: string) => string;
}

/** Where a text stands that is one of its own. */
type TextPlace = Exclude<MentionPlace, { readonly kind: 'contact' }>;

/** How a record becomes part of a packet. */
export interface Composing {
  readonly t: Words;
  readonly passage: Passage;
  readonly hasOwnMarks: boolean;
  /** Of a mention: the keys of the texts that are taken; null for a record of the one who asked. */
  readonly only: ReadonlySet<string> | null;
}

/** The key of what is no text of its own on a record: a field, the name of a file. */
const otherKey = (id: number, path: string): string => `${String(id)} other ${path}`;

/** Makes a record part of a packet. */
export function composeRecord(record: InteractionRecord, composing: Composing): PacketRecord {
  const { id, uuid } = record;
  const { passage, only } = composing;
  const isOwn = only === null;
  const isTaken = (place: MentionPlace): boolean => only?.has(mentionKey({ id, place })) ?? true;
  const text = (place: TextPlace, said: string): string => passage.text(place.kind, mentionKey({ id, place }), said);
  const other = (path: string, said: string): string => passage.text('other', otherKey(id, path), said);
  const contact = isOwn ? partyOf(record.contact) : blackened(record.contact, passage);
  const side = (party: Contact | null): PacketParty | null =>
    party === null ? null : isSame(party, record.contact) ? contact : ofOffice(party, passage);
  const sms = record.smsText;
  const remarks = composing.hasOwnMarks ? record.ownMarks.filter(({ kind }) => kind === 'remark') : [];
  return {
    uuid,
    date: record.callDate,
    service: record.service,
    direction: record.direction,
    status: record.status,
    durationSeconds: record.durationSeconds,
    contact,
    from: side(record.from),
    to: side(record.to),
    agents: record.agents.map(({ name, extension }) => ({ name: passage.agent(name), extension })),
    flags: isOwn ? record.flags.map(({ name }) => other(`flags.${name}`, name)) : [],
    queueStatus: record.queueStatus,
    destination: isOwn && record.destination !== null ? other('destination', record.destination) : null,
    cost: isOwn ? record.cost : null,
    sms: sms === null || !isTaken({ kind: 'sms' }) ? null : text({ kind: 'sms' }, sms),
    notes: record.notes.flatMap((note) => composeNote(note, record, composing)),
    notesOwed: record.notesOwed,
    goneFromCrm: record.vanishedAt,
    ownFlags:
      composing.hasOwnMarks && isOwn
        ? ownFlags.filter((flag) => record.ownMarks.some(({ kind }) => kind === flag))
        : [],
    remarks: remarks
      .filter(({ id: mark }) => isTaken({ kind: 'remark', mark }))
      .map(({ id: mark, createdAt, changedAt, author, text: remark }) => ({
        ...{ createdAt, changedAt, author: author === null ? null : passage.agent(author) },
        text: text({ kind: 'remark', mark }, remark ?? ''),
      })),
    otherFields: isOwn ? record.otherFields.map(([path, value]) => [path, other(path, value)] as const) : [],
    isMention: !isOwn,
    ...(record.isDamaged === true ? { isDamaged: true } : {}),
  };
}

function composeNote(
  note: Note,
  { id, contact }: InteractionRecord,
  { t, passage, only }: Composing,
): readonly PacketNote[] {
  const isTaken = (place: TextPlace): boolean => only?.has(mentionKey({ id, place })) ?? true;
  const text = (place: TextPlace, blocks: readonly NoteBlock[]): string =>
    passage.text(place.kind, mentionKey({ id, place }), textOf(blocks, t));
  const place = { kind: 'note', note: note.uuid } as const;
  const versions = note.earlierVersions.flatMap(({ replacedAt, created, author, blocks }): readonly PacketVersion[] => {
    const own = { kind: 'version', note: note.uuid, replacedAt } as const;
    if (!isTaken(own)) return [];
    return [{ replacedAt, created, author: author === null ? null : passage.agent(author), text: text(own, blocks) }];
  });
  if (!isTaken(place) && versions.length === 0) return [];
  const other = (path: string, said: string): string =>
    passage.text('other', otherKey(id, `${note.uuid} ${path}`), said);
  const isOwn = only === null;
  const named = [note.person, note.organisation].flatMap((name) => (name === null ? [] : [name]));
  return [
    {
      uuid: note.uuid,
      created: note.created,
      author: note.author === null ? null : passage.agent(note.author),
      about: named.map((name) => (isOwn && name === contact.name ? name : passage.name(name))),
      text: isTaken(place) ? text(place, note.blocks) : '',
      pinned: note.pinned,
      edited: note.edited,
      deleted: note.deleted,
      goneFromCrm: note.vanishedAt,
      files: !isTaken(place)
        ? []
        : note.attachments.map(({ name, mimeType, sizeBytes, uploadedAt, description }, at) => ({
            name: other(`files.${String(at)}.name`, name),
            ...{ type: mimeType, sizeBytes, uploadedAt },
            description: description === null ? null : other(`files.${String(at)}.description`, description),
          })),
      earlierVersions: versions,
      otherFields: isOwn ? note.otherFields.map(([path, value]) => [path, other(path, value)] as const) : [],
    },
  ];
}

/** A note's words, a line for each paragraph. */
function textOf(blocks: readonly NoteBlock[], t: Words): string {
  return blocks.map((block) => blockText(block, t)).join('\n');
}

const partyOf = ({ name, number }: Contact): PacketParty => ({ name, number });

function blackened({ name, number }: Contact, passage: Passage): PacketParty {
  return {
    name: name === null ? null : passage.name(name),
    number: number === null ? null : passage.number(number),
  };
}

/** The number of the office is nobody's; the name beside it is an agent's. */
function ofOffice({ name, number }: Contact, passage: Passage): PacketParty {
  return { name: name === null ? null : passage.agent(name), number };
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.number === other.number;
}
