import type { MentionPlace } from '../../../../preload/person';
import { toAttachments } from '../../../crm/attachment';
import { addressesOf, blocksOf, plainTextOf } from '../../../crm/draft';
import { nameOf } from '../../../crm/party';
import { fromJsonText, isObject, readable, stringOf, type Json } from '../../../crm/json/wire';
import type { ArchiveReader } from '../../file/archive';
import { textsOfNote } from '../../index/record-describer';
import { ownMarksOf, shownOwnMarks } from '../../records/own-marks';
import { spelledUuid, type InteractionRow, type NoteRow } from '../../records/rows';
import { soundInteraction, soundNote } from '../../records/sound-rows';
import { readTexts } from '../../records/texts';
import { sidesOf, type Side } from './sides';

/** A text of a record in which people may be mentioned. */
export interface MentioningText {
  readonly place: MentionPlace;
  readonly text: string;
  /** Of the name of a contact: whose it is. */
  readonly side?: Side;
}

/** A record's row, and all its texts. */
export interface TextsOfRecord {
  readonly row: InteractionRow;
  readonly texts: readonly MentioningText[];
}

/** Reads the texts of records, also what notes said earlier; null where there is no record, or none that can be read. */
export function textsOf(archive: ArchiveReader): (id: number) => TextsOfRecord | null {
  return archive.own(readTextsOf);
}

interface StoredVersion {
  readonly replaced_at: string;
  readonly wire: string;
}

function readTextsOf(archive: ArchiveReader): (id: number) => TextsOfRecord | null {
  const find = archive.prepare<[number], InteractionRow>('SELECT * FROM interaction WHERE id = ?');
  const findNotes = archive.prepare<[number], NoteRow>('SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const findVersions = archive.prepare<[number], StoredVersion>(
    'SELECT replaced_at, wire FROM note_version WHERE note_id = ? ORDER BY rowid DESC',
  );
  const findOwnMarks = ownMarksOf(archive);
  const sides = sidesOf(archive);
  const texts = readTexts(archive);
  const nameIn = (id: number | null): string =>
    id === null ? '' : (readable(() => nameOf(fromJsonText(texts.entity(id)))) ?? '');
  const notesOf = (row: InteractionRow): readonly NoteRow[] =>
    findNotes.all(row.id).filter((note) => readable(() => soundNote(note)) !== null);
  return (id) => {
    const found = find.get(id);
    const row = found === undefined ? null : readable(() => soundInteraction(found));
    if (row === null) return null;
    return {
      row,
      texts: [
        ...sides(row).flatMap((side) => textIn({ kind: 'contact' }, [side.name ?? ''], side)),
        ...textIn({ kind: 'sms' }, [row.sms_text ?? '']),
        ...notesOf(row).flatMap((note) => ofNote(note, findVersions.all(note.id), nameIn)),
        ...shownOwnMarks(findOwnMarks(id), row.uuid).flatMap((mark) =>
          textIn({ kind: 'remark', mark: mark.id }, [mark.text ?? '']),
        ),
      ],
    };
  };
}

/** Texts of one place, each by itself: no name stands in two of them. */
function textIn(place: MentionPlace, texts: readonly string[], side?: Side): readonly MentioningText[] {
  return texts
    .filter((text) => text.trim() !== '')
    .map((text) => (side === undefined ? { place, text } : { place, text, side }));
}

function ofNote(
  note: NoteRow,
  versions: readonly StoredVersion[],
  nameIn: (id: number | null) => string,
): readonly MentioningText[] {
  const uuid = readable(() => spelledUuid(note)) ?? '';
  const files = readable(() => toAttachments(fromJsonText(note.files))) ?? [];
  const said = readable(() => textsOfNote(note)) ?? [];
  return [
    ...textIn({ kind: 'note', note: uuid }, [
      ...said,
      ...files.map(({ name }) => name),
      nameIn(note.person),
      nameIn(note.organisation),
    ]),
    ...versions.flatMap(({ replaced_at: replacedAt, wire }) =>
      textIn({ kind: 'version', note: uuid, replacedAt }, textsOfVersion(wire)),
    ),
  ];
}

/** What a note said before it was changed, and whom it was about. */
export function textsOfVersion(wire: string): readonly string[] {
  const note: Json = readable(() => fromJsonText(wire)) ?? null;
  if (!isObject(note)) return [];
  const blocks = readable(() => blocksOf(stringOf(note['text']) ?? '')) ?? [];
  const named = (['person', 'organisation'] as const).map((field) => readable(() => nameOf(note[field] ?? null)) ?? '');
  return [plainTextOf(blocks), addressesOf(blocks), ...named].filter((text) => text !== '');
}
