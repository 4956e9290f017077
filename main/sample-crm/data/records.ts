import type { SampleData, SampleInteraction, SampleNote } from './data';
import { hashText } from './random';
import { uuidOf } from './uuid';
import { wallSeconds } from './wall-time';

/** An interaction with its notes. */
export interface SampleRecord {
  readonly interaction: SampleInteraction;
  readonly notes?: readonly SampleNote[];
}

/** A complete interaction from the few fields a test cares about; the uuid follows from the given fields. */
export function buildInteraction(fields: Partial<SampleInteraction> = {}): SampleInteraction {
  return {
    uuid: uuidOf(1, hashText(JSON.stringify(fields))),
    direction: 'in',
    callDate: '2026-03-12 10:15:00',
    durationSeconds: 64,
    destination: 'Połączenie Przychodzące',
    cost: 0,
    service: 'CALL',
    smsData: null,
    externalNumber: { number: '+48601202303', formatted: '+48 601 202 303', type: 'unknown' },
    from: { type: 'unknown', number: '+48 601 202 303', numberNotFormatted: '+48601202303' },
    to: null,
    userTalk: { status: 'noQueue', receivers: [] },
    flags: [],
    status: 'answered',
    ...fields,
  };
}

/** A complete note from the few fields a test cares about. */
export function buildNote(fields: Partial<SampleNote> = {}): SampleNote {
  return {
    uuid: uuidOf(2, hashText(JSON.stringify(fields))),
    plain: 'Oddzwonić jutro.',
    draft: null,
    created: '2026-03-12 10:20:00',
    user: { firstName: 'Marta', lastName: 'Żuk', uuid: uuidOf(3, 1) },
    status: 'exist',
    organisation: null,
    person: null,
    isPinned: false,
    isEdited: false,
    files: [],
    ...fields,
  };
}

/** CRM data out of a plain list of records, in any order. */
export function dataOfRecords(records: readonly SampleRecord[]): SampleData {
  const sorted = records
    .map((record) => ({ record, seconds: wallSeconds(record.interaction.callDate) }))
    .sort((left, right) => left.seconds - right.seconds);
  const places = new Map(sorted.map(({ record }, index) => [record.interaction.uuid, index]));
  const at = (index: number): (typeof sorted)[number] => {
    const entry = sorted[index];
    if (entry === undefined) throw new RangeError(`no record at ${index}`);
    return entry;
  };
  return {
    count: sorted.length,
    secondsAt: (index) => at(index).seconds,
    uuidAt: (index) => at(index).record.interaction.uuid,
    indexOf: (uuid) => places.get(uuid) ?? -1,
    interactionAt: (index) => at(index).record.interaction,
    noteCountAt: (index) => at(index).record.notes?.length ?? 0,
    notesAt: (index) => at(index).record.notes ?? [],
  };
}
