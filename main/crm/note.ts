import { differenceOf, restore, type Patch } from './json/residual';
import { needShallow, Unreadable } from './unreadable';
import { identityOf } from './uuid';
import { fromJsonText, integerOf, isObject, jsonTextOf, wellFormedOf, type Json, type JsonObject } from './json/wire';

/** One note of an interaction, taken apart for the archive; shared parts are JSON text as it came. */
export interface CrmNote {
  /** What tells it from others (`identityOf`). */
  readonly uuid: string;
  /** Draft.js raw content or plain text, as it came. */
  readonly text: string | null;
  readonly created: string | null;
  readonly author: string | null;
  readonly status: string | null;
  /** The interaction as the note repeats it: mostly what the archive knows from the interaction itself. */
  readonly call: Json;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly pin: number | null;
  readonly edit: number | null;
  readonly files: string | null;
  /** What the fields above cannot rebuild. */
  readonly extra: Patch | null;
}

/**
 * Takes one record of `notes` apart, without loss: `toWireNote` gives the same JSON back.
 * Throws `Unreadable` for what is nested too deep, and for a note without a uuid.
 */
export function toNote(wire: Json): CrmNote {
  if (!isObject(wire)) throw new Unreadable('noObject');
  if (typeof wire['uuid'] !== 'string' || wire['uuid'] === '') throw new Unreadable('noIdentity');
  needShallow(wire);
  const parts: Omit<CrmNote, 'extra'> = {
    uuid: identityOf(wire['uuid']),
    text: wellFormedOf(wire['text']),
    created: wellFormedOf(wire['created']),
    author: jsonTextOf(wire['user']),
    status: wellFormedOf(wire['status']),
    call: wire['call'] ?? null,
    organisation: jsonTextOf(wire['organisation']),
    person: jsonTextOf(wire['person']),
    pin: integerOf(wire['pin']),
    edit: integerOf(wire['edit']),
    files: jsonTextOf(wire['files']),
  };
  return { ...parts, extra: differenceOf(rebuild(parts), wire) };
}

/** The note as the CRM sent it. */
export function toWireNote(note: CrmNote): Json {
  return restore(rebuild(note), note.extra);
}

/** The interaction as its notes are expected to repeat it, out of the interaction's own record. */
export function callOfNote(interaction: Json): Json {
  if (!isObject(interaction)) return null;
  const number = isObject(interaction['externalNumber']) ? interaction['externalNumber'] : {};
  return {
    uuid: interaction['uuid'] ?? null,
    callDate: interaction['callDate'] ?? null,
    callDirection: interaction['callDirection'] ?? null,
    service: interaction['service'] ?? null,
    externalNumber: {
      numberNotFormatted: number['numberNotFormatted'] ?? null,
      numberFormatted: number['numberFormatted'] ?? null,
    },
  };
}

function rebuild(parts: Omit<CrmNote, 'extra'>): JsonObject {
  return {
    uuid: parts.uuid,
    text: parts.text,
    created: parts.created,
    user: fromJsonText(parts.author),
    status: parts.status,
    call: parts.call,
    organisation: fromJsonText(parts.organisation),
    person: fromJsonText(parts.person),
    pin: parts.pin,
    edit: parts.edit,
    files: fromJsonText(parts.files),
  };
}
