import type { OwnMark } from '../../../preload/own-marks';
import { isNumber } from '../../../preload/phone-number';
import { directions, services, statuses } from '../../crm/party';
import type { ExportedNote, ExportedRecord } from '../../archive/queries/exported';
import type { Replacer } from './text-without-persons';

const knownWords: ReadonlySet<string> = new Set([
  ...directions,
  ...services,
  ...statuses,
  'queue',
  'noQueue',
  'internal',
  '',
]);

/** A record of an export with stand-ins in the place of persons. */
export function recordWithoutPersons(record: ExportedRecord, to: Replacer): ExportedRecord {
  const { contact, agents, notes, ownMarks } = record;
  const near = nearOf(record, to);
  const label = (text: string): string => (knownWords.has(text) ? text : to.text(text, near));
  return {
    ...record,
    uuid: to.uuid(record.uuid),
    service: label(record.service),
    direction: label(record.direction),
    status: label(record.status),
    contact: {
      type: knownTypes.has(contact.type) ? contact.type : to.text(contact.type, near),
      uuid: contact.uuid === null ? null : to.uuid(contact.uuid),
      name: contact.name === null ? null : to.name(contact),
      number: contact.number === null ? null : to.number(contact.number),
    },
    agents: agents.map((agent) => {
      const id = to.idOf(agent);
      // One without a name is shown by the extension.
      const isNamed = agent.name !== agent.extension;
      return {
        uuid: agent.uuid === null ? null : to.uuid(agent.uuid),
        name: isNamed ? to.name(agent) : to.extension(agent.name, id),
        extension: agent.extension === null ? null : to.extension(agent.extension, id),
      };
    }),
    flags: record.flags.map((flag) => ({ ...flag, name: to.text(flag.name) })),
    queueStatus: record.queueStatus === null ? null : label(record.queueStatus),
    destination: record.destination === null ? null : destinationOf(record.destination, near, to),
    smsText: record.smsText === null ? null : to.text(record.smsText, near),
    notes: notes.map((note) => noteWithoutPersons(note, near, to)),
    ownMarks: ownMarks.map((mark) => markWithoutPersons(mark, near, to)),
  };
}

const knownTypes: ReadonlySet<string> = new Set(['person', 'organisation', 'unknown', '']);

/** Whom a record is about. */
function nearOf({ contact, agents, notes }: ExportedRecord, to: Replacer): readonly string[] {
  const authors = notes.map(({ author }) => ({ uuid: null, name: author }));
  return [...new Set([contact, ...agents, ...authors].flatMap((party) => to.idOf(party) ?? []))];
}

/** A queue's or a line's name, or the number that was called. */
export function destinationOf(text: string, near: readonly string[], to: Replacer): string {
  return isNumber(text) && /^[^\p{L}]*$/u.test(text) ? to.number(text) : to.text(text, near);
}

function noteWithoutPersons(note: ExportedNote, near: readonly string[], to: Replacer): ExportedNote {
  return {
    ...note,
    uuid: to.uuid(note.uuid),
    author: note.author === null ? null : to.name({ uuid: null, name: note.author }),
    unknownStatus: note.unknownStatus === null ? null : to.text(note.unknownStatus, near),
    blocks: note.blocks.map((block) => {
      const { text, moved } = to.read(block.text, near);
      return {
        ...block,
        text,
        styles: block.styles.map((style) => ({ ...style, ...moved(style) })),
        links: block.links.map((link) => ({ ...link, ...moved(link), url: to.text(link.url, near) })),
      };
    }),
    attachments: note.attachments.map((file) => ({
      ...file,
      name: to.text(file.name, near),
      description: file.description === null ? null : to.text(file.description, near),
    })),
  };
}

function markWithoutPersons(mark: OwnMark, near: readonly string[], to: Replacer): OwnMark {
  return {
    ...mark,
    text: mark.text === null ? null : to.text(mark.text, near),
    author: mark.author === null ? null : to.author(mark.author),
  };
}
