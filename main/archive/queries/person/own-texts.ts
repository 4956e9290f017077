import type { Contact, TextRange } from '../../../../preload/model';
import { toContact } from '../../../crm/party';
import { fromJsonText, readable } from '../../../crm/json/wire';
import { entitiesIn } from '../../../search/analysis/entities';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { memoize } from '../../file/memoize';
import { textsOfNote } from '../../index/record-describer';
import type { NoteRow } from '../../records/rows';
import { soundNote } from '../../records/sound-rows';
import { readText } from '../../records/texts';
import type { Gathered, standingIn } from './known-as';

/** So many of the newest records are read for addresses and for whom notes are about. */
export const maxRead = 20_000;
const idsAtOnce = 1000;

/** How many notes some records have. */
export function countNotes(archive: ArchiveReader, ids: readonly number[], check: StillWanted): number {
  const count = archive
    .prepare<[string], number>('SELECT count(*) FROM note WHERE interaction_id IN (SELECT value FROM json_each(?))')
    .pluck();
  let notes = 0;
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    check();
    notes += count.get(JSON.stringify(ids.slice(at, at + idsAtOnce))) ?? 0;
  }
  return notes;
}

/** Gathers what the texts of a person's newest records name: e-mail addresses, and the contacts that notes are about. */
export function gatherFromTexts(
  archive: ArchiveReader,
  ids: readonly number[],
  gathered: Gathered,
  standing: ReturnType<typeof standingIn>,
  check: StillWanted,
): void {
  const findSms = archive.prepare<[number], string | null>('SELECT sms_text FROM interaction WHERE id = ?').pluck();
  const findNotes = archive.prepare<[number], NoteRow>('SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const entity = readText(archive, 'SELECT wire FROM entity WHERE id = ?');
  const contact = memoize((id: number) => readable(() => toContact(fromJsonText(entity(id)))));
  for (const id of ids.slice(0, maxRead)) {
    check();
    const notes = findNotes.all(id).filter((note) => readable(() => soundNote(note)) !== null);
    const texts = [findSms.get(id) ?? '', ...notes.flatMap((note) => readable(() => textsOfNote(note)) ?? [])];
    for (const email of new Set(texts.flatMap(emailsOf))) {
      gathered.add({ kind: 'emails', value: email, standing: standing('emails', email), from: 'text' });
    }
    const about = notes.flatMap(({ person, organisation }) => [person, organisation]).filter((one) => one !== null);
    for (const one of new Set(about)) addContact(gathered, contact(one), standing);
  }
}

function addContact(gathered: Gathered, contact: Contact | null, standing: ReturnType<typeof standingIn>): void {
  if (contact === null) return;
  const { uuid, name } = contact;
  const named = name === null ? [] : [name];
  // Whom a note is about may be known by a side already: then only an older name of his is new.
  if (uuid !== null && gathered.has('contacts', uuid)) {
    gathered.add({ kind: 'contacts', value: uuid, names: named, standing: 'met', from: 'note' }, 0);
    if (name !== null && !gathered.has('names', name)) {
      gathered.add({ kind: 'names', value: name, standing: standing('names', name), from: 'note' });
    }
  } else if (uuid !== null) {
    gathered.add({ kind: 'contacts', value: uuid, names: named, standing: standing('contacts', uuid), from: 'note' });
  } else if (name !== null && !gathered.has('names', name)) {
    gathered.add({ kind: 'names', value: name, standing: standing('names', name), from: 'note' });
  }
}

function emailsOf(text: string): readonly string[] {
  if (!text.includes('@')) return [];
  return entitiesIn(text)
    .filter(({ kind }) => kind === 'email')
    .map(({ start, length }: TextRange) => text.slice(start, start + length).toLowerCase());
}
