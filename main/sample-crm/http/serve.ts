import type { SampleFile, SampleInteraction, SampleNote, SampleNumber, SampleParty } from '../data/data';
import type { LetterCase, RecordDialect } from './dialect';
import { hashText } from '../data/random';
import { formatWallTime, wallSeconds } from '../data/wall-time';

/** A JSON value. */
export type ServedJson =
  null | boolean | number | string | readonly ServedJson[] | { readonly [key: string]: ServedJson };
/** A JSON object. */
export type ServedObject = { readonly [key: string]: ServedJson };

/** An interaction as the server says it in one dialect: the value that a correct reader must rebuild. */
export function serveInteraction(
  interaction: SampleInteraction,
  noteCount: number,
  dialect: RecordDialect,
): ServedObject {
  const strange = strangeValue(interaction.uuid, dialect);
  return {
    uuid: interaction.uuid,
    callDirection: strange('direction', 'transfer', spell(interaction.direction, dialect.directionCase)),
    callDate: interaction.callDate,
    duration: int(interaction.durationSeconds, dialect),
    destination: interaction.destination,
    cost: int(interaction.cost, dialect),
    service: strange('service', 'MMS', spell(interaction.service, dialect.serviceCase)),
    smsData: interaction.smsData,
    note: int(dialect.noteCount === 'count' ? noteCount : Math.min(noteCount, 1), dialect),
    externalNumber: {
      ...serveNumber(interaction.externalNumber, dialect),
      type: strange('type', 'blacklist', interaction.externalNumber.type),
    },
    from: serveParty(interaction.from, dialect),
    to: serveParty(interaction.to, dialect),
    userTalk: serveUserTalk(interaction, dialect),
    flags: interaction.flags.map(({ name, uuid, color, relUuid }) => ({
      name,
      uuid,
      color,
      [dialect.relUuid]: relUuid,
    })),
    status: strange('status', 'voicemail', spell(interaction.status, dialect.statusCase)),
    ...(dialect.extraFields === 'yes'
      ? { recording: null, tenantId: 17, routing: { steps: ['IVR', interaction.destination], isPriority: false } }
      : {}),
  };
}

/** A note as the server says it in its own dialect, its interaction in the note's dialect too. */
export function serveNote(note: SampleNote, interaction: SampleInteraction, dialect: RecordDialect): ServedObject {
  const strange = strangeValue(note.uuid, dialect);
  const shift = dialect.noteCallDate === 'same' ? 0 : 3600;
  return {
    uuid: note.uuid,
    text: noteText(note, dialect),
    created: note.created,
    user: { ...note.user },
    status: strange('status', 'archived', note.status),
    call: {
      uuid: interaction.uuid,
      callDate: formatWallTime(wallSeconds(interaction.callDate) - shift),
      callDirection: spell(interaction.direction, dialect.directionCase),
      service: spell(interaction.service, dialect.serviceCase),
      externalNumber: serveNumber(interaction.externalNumber, dialect),
    },
    organisation: note.organisation === null ? null : { ...note.organisation },
    person: note.person === null ? null : { ...note.person },
    files:
      note.files.length === 0 && dialect.emptyFiles === 'object'
        ? {}
        : note.files.map((file) => serveFile(file, dialect)),
    ...(dialect.extraFields === 'yes' ? { visibility: 'team', reactions: [{ emoji: '👍', count: 2 }] } : {}),
    pin: int(note.isPinned ? 1 : 0, dialect),
    edit: int(note.isEdited ? 1 : 0, dialect),
  };
}

function noteText(note: SampleNote, dialect: RecordDialect): string {
  return note.draft === null || dialect.noteText === 'plain' ? note.plain : JSON.stringify(note.draft);
}

function serveNumber({ number, formatted }: SampleNumber, dialect: RecordDialect): ServedObject {
  return { numberNotFormatted: bareNumber(number, dialect), numberFormatted: formatted };
}

function bareNumber(number: string, dialect: RecordDialect): ServedJson {
  const value = Number(number);
  return dialect.numberNotFormatted === 'number' && /^\+?\d+$/.test(number) && Number.isSafeInteger(value)
    ? value
    : number;
}

function serveParty(party: SampleParty | null, dialect: RecordDialect): ServedJson {
  if (party === null) return dialect.unknownParty === 'null' ? null : { type: 'unknown' };
  const { numberNotFormatted, ...known } = party;
  const served = {
    ...known,
    ...(numberNotFormatted === undefined ? {} : { numberNotFormatted: bareNumber(numberNotFormatted, dialect) }),
  };
  return dialect.party === 'list' ? [served] : served;
}

function serveUserTalk({ userTalk, durationSeconds }: SampleInteraction, dialect: RecordDialect): ServedJson {
  if (userTalk.receivers.length === 0 && durationSeconds === 0 && dialect.emptyUserTalk === 'null') return null;
  return {
    status: userTalk.status,
    receivers: userTalk.receivers.map((user) => ({ ...user, internal: int(user.internal, dialect) })),
  };
}

function serveFile(file: SampleFile, dialect: RecordDialect): ServedObject {
  return { ...file, fileSize: int(file.fileSize, dialect) };
}

function int(value: number, dialect: RecordDialect): ServedJson {
  return dialect.ints === 'number' ? value : String(value);
}

function spell(value: string, letterCase: LetterCase): string {
  switch (letterCase) {
    case 'documented':
      return value;
    case 'upper':
      return value.toUpperCase();
    case 'lower':
      return value.toLowerCase();
  }
}

/** About one record in five carries an undocumented value in a field, where the dialect has such values. */
function strangeValue(uuid: string, dialect: RecordDialect): (field: string, strange: string, usual: string) => string {
  return (field, strange, usual) =>
    dialect.unknownValues === 'yes' && hashText(uuid + field) % 5 === 0 ? strange : usual;
}
