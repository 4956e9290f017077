import type { Attachment, Contact, InteractionRecord } from '../../../preload/model';
import { numberKey } from '../../../preload/phone-number';
import { contactTypeName, directionName, kindOf, queueStatusName, statusName } from '../../../preload/words/names';
import type { Words } from '../../../preload/words/words';
import type { RecordLocale } from '../common/locale.svelte';

/** One thing known about a record, by name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What is known of a record beside its head, its texts, agents, flags and destination; what says nothing is left out. */
export function factsOf(record: InteractionRecord, locale: RecordLocale): readonly Fact[] {
  const { t } = locale;
  const all: readonly (readonly [string, string | null])[] = [
    [t('record.direction'), isToldByKind(record) ? null : directionName(t, record.direction)],
    [t('record.status'), statusOf(record, t)],
    [t('record.duration'), lengthOf(record, locale)],
    [t('record.queue'), record.queueStatus === null ? null : queueStatusName(t, record.queueStatus)],
    [t('record.from'), partyOf(record.from, record)],
    [t('record.to'), partyOf(record.to, record)],
    [t('record.contactType'), contactTypeName(t, record.contact.type)],
    [t('record.cost'), record.cost === null ? null : t('record.costValue', { n: record.cost })],
  ];
  return all.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]));
}

/** The kind ("przychodzący SMS") names the directions that Kronika knows, of the services that it knows. */
function isToldByKind({ service, direction, status }: InteractionRecord): boolean {
  const isKnown = direction === 'in' || direction === 'out' || direction === 'internal';
  const kind = kindOf({ service, direction, status });
  return isKnown && kind !== 'other' && kind !== 'callBusy';
}

/** The kind of a call names its status, too, but for internal calls; of an SMS or a fax only what went wrong is worth a line. */
function statusOf({ service, direction, status }: InteractionRecord, t: Words): string | null {
  const isKnown = status === 'answered' || status === 'noAnswer' || status === 'busy';
  const isTold = service === 'call' ? isKnown && direction !== 'internal' : status === 'answered';
  return isTold ? null : statusName(t, status);
}

/** A call's length stands in its head. */
function lengthOf({ service, durationSeconds }: InteractionRecord, locale: RecordLocale): string | null {
  return service === 'call' || durationSeconds === null || durationSeconds === 0
    ? null
    : locale.duration(durationSeconds);
}

/** A party that is said neither by the title nor among those who took part. */
function partyOf(party: Contact | null, { contact, agents }: InteractionRecord): string | null {
  if (party === null || isSame(party, contact)) return null;
  if (agents.some(({ name, extension }) => isSame(party, { name, number: extension }))) return null;
  return [party.name, party.number].filter((part) => part !== null).join(', ');
}

function isSame(one: Named, other: Named): boolean {
  return one.name === other.name && numberKey(one.number ?? '') === numberKey(other.number ?? '');
}

type Named = Pick<Contact, 'name' | 'number'>;

/** "PDF, 1,2 MB, przesłano 29 gru 2022 11:24": what is known of a file beside its name. */
export function fileFacts(file: Attachment, locale: RecordLocale): string {
  const { t } = locale;
  return [
    fileType(file),
    file.sizeBytes === null ? null : locale.bytes(file.sizeBytes),
    file.uploadedAt === null ? null : t('record.uploaded', { when: locale.when(file.uploadedAt) }),
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** The type as people call it: the ending of the name, else what the CRM says. */
function fileType({ name, mimeType }: Attachment): string | null {
  const ending = /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1];
  return ending?.toUpperCase() ?? mimeType;
}
