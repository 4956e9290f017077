import type { Contact, FoundInteraction } from '../../../preload/model';
import type { OwnMark } from '../../../preload/own-marks';
import { toAttachments } from '../../crm/attachment';
import { nameOf } from '../../crm/party';
import { fromJsonText } from '../../crm/json/wire';
import type { ExcerptSource } from '../../search/query/excerpt';
import type { SearchedText } from './met-in';
import type { Parts } from './row-parts';
import type { NoteRow, Texts } from './rows';
import type * as Rows from './rows';

/** A record's rows, and its own marks. */
export interface StoredRecord {
  readonly row: Rows.InteractionRow;
  readonly notes: readonly NoteRow[];
  readonly ownMarks: readonly OwnMark[];
}

/** The side that is shown as the contact of a row. */
export function partyOf({ direction }: Pick<FoundInteraction, 'direction'>): 'from' | 'to' {
  return direction === 'in' ? 'from' : 'to';
}

/** Everything that a row may have been found by, in the order in which it is told. */
export function placesOf(
  { row, notes, ownMarks }: StoredRecord,
  { contact, agents, flags, direction }: Pick<FoundInteraction, 'contact' | 'agents' | 'flags' | 'direction'>,
  sources: readonly ExcerptSource[],
  parts: Parts,
  texts: Texts,
): SearchedText[] {
  const contactOf = (id: number | null): Contact | null => (id === null ? null : parts.contact(id));
  const nameIn = (id: number | null): string => (id === null ? '' : (nameOf(fromJsonText(texts.entity(id))) ?? ''));
  const outside = row.external_number === null ? null : parts.external(row.external_number);
  const places = (
    where: SearchedText['where'],
    field: SearchedText['field'],
    found: readonly (string | null | undefined)[],
  ): SearchedText[] => found.flatMap((text) => (text == null || text === '' ? [] : [{ where, field, text }]));
  const shown = partyOf({ direction });
  const party = (field: 'from' | 'to', id: number | null): SearchedText[] => {
    const { name = null, number = null } = contactOf(id) ?? {};
    return field === shown ? places('number', field, [number]) : places('party', field, [name, number]);
  };
  return [
    ...places('number', shown, [contact.number, outside?.number]),
    ...places(
      'agent',
      'agent',
      agents.map(({ name }) => name),
    ),
    ...places(
      'flag',
      'flag',
      flags.map(({ name }) => name),
    ),
    ...places('destination', 'destination', [row.destination === null ? null : texts.label(row.destination)]),
    ...party('from', row.from_caller),
    ...party('to', row.to_caller),
    ...places(
      'file',
      'file',
      notes.flatMap((note) => toAttachments(fromJsonText(note.files)).map(({ name }) => name)),
    ),
    ...places(
      'author',
      'author',
      notes.map(({ author }) => nameIn(author)),
    ),
    ...places(
      'noteContact',
      null,
      notes.flatMap(({ organisation, person }) => [nameIn(organisation), nameIn(person)]),
    ),
    ...places(
      'remark',
      'remark',
      ownMarks.map(({ text }) => text),
    ),
    ...sources.map(({ source, text }): SearchedText => ({ where: source, field: source, text })),
  ];
}
