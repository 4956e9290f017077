import { wallTimeOf } from '../../crm/time';
import { readable } from '../../crm/json/wire';
import { secondsOfId } from '../../search/index/ids';
import { unpackUuid, type PackedUuid } from '../records/rows';
import { isRecordId } from '../records/sound-rows';

/** What can be wrong with what an archive holds; each has a sentence in `words` (`damage`). */
export const damageKinds = [
  'recordsUnreadable',
  'recordsChanged', // not what was stored, by its seal
  'recordsLost', // fewer than were counted
  'recordsUncounted', // more than were counted
  'recordsOnlyIndexed', // known to the search index alone
  'notesUnreadable',
  'notesChanged',
  'notesLost',
  'notesUncounted',
  'notesWithoutRecord',
  'notesHidden', // of a record that says that its notes were never asked for
  'notesForgotten', // of a record whose notes were never had, and are not owed
  'versionsUnreadable',
  'versionsChanged',
  'versionsLost',
  'versionsUncounted',
  'versionsWithoutNote',
  'marksUnreadable', // people's own marks
  'marksChanged',
  'marksLost',
  'marksUncounted',
  'marksWithoutRecord',
  'windowsShort', // of the ledger: they held more records when they were closed
  'ledgerContradicts',
  'referencesBroken',
  'registerBroken', // an entry is not as it was written, or one is missing before it
] as const;

export type DamageKind = (typeof damageKinds)[number];

/** What is known of something damaged: its identity and its time, where they can be told. */
export interface DamagedPlace {
  readonly uuid: string | null;
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly callDate: string | null;
}

/** One thing that is wrong. */
export interface Found extends DamagedPlace {
  readonly kind: DamageKind;
  /** How many records, notes or entries. */
  readonly count: number;
  /** The row of `interaction`, also where it is gone; null where that cannot be told. */
  readonly id: number | null;
  /** The row of the table that is named by the kind. */
  readonly row: number | null;
}

/** Told of everything that is wrong, as it is found. */
export type TellDamage = (found: Found) => void;

/** Everything that is wrong in one way. */
export interface Damage {
  readonly kind: DamageKind;
  readonly count: number;
  /** The first ones. */
  readonly examples: readonly DamagedPlace[];
}

const maxExamples = 20;

/** Gathers what is found by its kind. */
export function gatherDamage(): { readonly tell: TellDamage; readonly damages: () => readonly Damage[] } {
  const gathered = new Map<DamageKind, { count: number; examples: DamagedPlace[] }>();
  return {
    tell: ({ kind, count, uuid, callDate }) => {
      const known = gathered.get(kind) ?? { count: 0, examples: [] };
      known.count += count;
      if (known.examples.length < maxExamples && (uuid ?? callDate) !== null) known.examples.push({ uuid, callDate });
      gathered.set(kind, known);
    },
    damages: () =>
      damageKinds.flatMap((kind) => {
        const known = gathered.get(kind);
        return known === undefined ? [] : [{ kind, ...known }];
      }),
  };
}

/** The time of a record by its id alone; null for one that came without a time we can read, whose id begins at zero. */
export function callDateOfId(id: number | null): string | null {
  return id === null || !isRecordId(id) || secondsOfId(id) === 0 ? null : wallTimeOf(secondsOfId(id));
}

/** A uuid for a person, where it can be read. */
export function uuidToShow(packed: PackedUuid): string | null {
  return readable(() => unpackUuid(packed));
}
