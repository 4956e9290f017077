import type { Note, NoteBlock, NoteVersion, SearchField, TextRange } from '../../../preload/model';
import { addressText } from '../../../preload/addresses/address';
import { blockText } from '../../../preload/words/texts/note-text';
import { toAttachments } from '../../crm/attachment';
import { blocksOf } from '../../crm/draft';
import { toWireNote, type CrmNote } from '../../crm/note';
import { otherFieldsOf, saidOfNote } from '../../crm/other-fields';
import { nameOf } from '../../crm/party';
import { fromJsonText, isObject, stringOf, type Json } from '../../crm/json/wire';
import { entitiesIn, offeredWithin } from '../../search/analysis/entities';
import { spelledUuid, type NoteRow } from './rows';

/**
 * Finds the places of a text that a search has met; none where nothing is looked for (`null`), which has to be said as well:
 * it throws once nobody wants the answer any more.
 */
export type FindHits = (text: string, where: SearchField | null) => readonly TextRange[];

/** An earlier state of a note: when we saw the next, and the note as the CRM sent it. */
export interface VersionRow {
  readonly replaced_at: string;
  readonly wire: string;
}

/** A note as it is shown; `versions` newest first. */
export function toShownNote(row: NoteRow, note: CrmNote, versions: readonly VersionRow[], hits: FindHits): Note {
  const author = nameOf(fromJsonText(note.author));
  const attachments = toAttachments(fromJsonText(note.files));
  const blocks = toBlocks(note.text ?? '', hits);
  return {
    uuid: spelledUuid(row),
    created: note.created ?? '',
    author,
    authorHits: hits(author ?? '', 'author'),
    blocks,
    pinned: (note.pin ?? 0) > 0,
    edited: (note.edit ?? 0) > 0,
    ...stateOf(note.status),
    organisation: nameOf(fromJsonText(note.organisation)),
    person: nameOf(fromJsonText(note.person)),
    attachments,
    attachmentHits: attachments.map((file) => hits(file.name, 'file')),
    vanishedAt: row.vanished_at,
    earlierVersions: distinct(
      versions.map((version) => toVersion(version, hits)),
      writtenText(blocks),
    ),
    otherFields: otherFieldsOf(toWireNote(note), saidOfNote),
  };
}

/** The documents name `exist`, and say that a note can be deleted without naming the word for it. */
export function stateOf(status: string | null): Pick<Note, 'deleted' | 'unknownStatus'> {
  const isKnown = status === null || status === '' || /^exist/i.test(status);
  if (isKnown) return { deleted: false, unknownStatus: null };
  const isDeleted = /delet|remov|usun/i.test(status);
  return { deleted: isDeleted, unknownStatus: isDeleted ? null : status };
}

function toBlocks(text: string, hits: FindHits, where: 'note' | null = 'note'): NoteBlock[] {
  let left = offeredWithin;
  return blocksOf(text).map((block) => {
    const entities = left > 0 ? entitiesIn(block.text, left) : [];
    left -= block.text.length;
    const links = block.links.map((link) => ({ ...link, hits: hits(addressText(link.url), where) }));
    return { ...block, links, hits: hits(block.text, where), entities };
  });
}

function toVersion({ replaced_at, wire }: VersionRow, hits: FindHits): NoteVersion {
  const note: Json = fromJsonText(wire);
  const parts = isObject(note) ? note : {};
  return {
    replacedAt: replaced_at,
    author: nameOf(parts['user'] ?? null),
    created: stringOf(parts['created']) ?? '',
    blocks: toBlocks(stringOf(parts['text']) ?? '', hits, null),
  };
}

/** A version is kept whenever the CRM's answer changed; people are shown those that said something else. */
function distinct(versions: readonly NoteVersion[], current: string): NoteVersion[] {
  let newer = current;
  return versions.filter(({ blocks }) => {
    const text = writtenText(blocks);
    const says = text !== newer;
    newer = text;
    return says;
  });
}

function writtenText(blocks: readonly NoteBlock[]): string {
  return blocks.map((block) => blockText(block, null)).join('\n');
}
