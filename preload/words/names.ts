import type { Direction, Service, Status } from '../model';
import { ownMarkKinds } from '../own-marks';
import type { Words } from './words';

/**
 * What an interaction is, by service, direction and status together; the keys of `kind` and `kindLong` in the catalogue. Their order
 * is that of a list by kind.
 */
export const kinds = [
  ...(['callIn', 'callOut', 'callInternal', 'callMissed', 'callNoAnswer', 'callBusy', 'call'] as const),
  ...(['smsIn', 'smsOut', 'smsInternal', 'sms', 'faxIn', 'faxOut', 'faxInternal', 'fax', 'other'] as const),
] as const;
export type Kind = (typeof kinds)[number];

/** The parts of an interaction that make its kind. */
export interface KindParts {
  readonly service: Service;
  readonly direction: Direction;
  readonly status: Status;
  readonly isDamaged?: true | undefined;
}

/** The kind of an interaction; `other` where the CRM sent a service Kronika does not know. */
export function kindOf({ service, direction, status }: KindParts): Kind {
  if (service === 'call') return callKind(direction, status);
  if (service !== 'sms' && service !== 'fax') return 'other';
  if (direction === 'in') return `${service}In`;
  if (direction === 'out') return `${service}Out`;
  return direction === 'internal' ? `${service}Internal` : service;
}

function callKind(direction: Direction, status: Status): Kind {
  if (status === 'busy') return 'callBusy';
  if (status === 'noAnswer') return direction === 'in' ? 'callMissed' : 'callNoAnswer';
  if (direction === 'in') return 'callIn';
  if (direction === 'out') return 'callOut';
  return direction === 'internal' ? 'callInternal' : 'call';
}

/** True for a call that may have to be returned: incoming, and no agent took it. */
export function isMissed({ service, direction, status }: KindParts): boolean {
  return service === 'call' && direction === 'in' && (status === 'noAnswer' || status === 'busy');
}

/** One or two words for a row; an unknown service stands as it came. */
export function kindName(t: Words, parts: KindParts): string {
  if (parts.isDamaged === true) return t('kind.damaged');
  const kind = kindOf(parts);
  return kind === 'other' ? parts.service : t(`kind.${kind}`);
}

/** A line for the record; an unknown service stands as it came. */
export function kindLongName(t: Words, parts: KindParts): string {
  if (parts.isDamaged === true) return t('kindLong.damaged');
  const kind = kindOf(parts);
  return kind === 'other' ? parts.service : t(`kindLong.${kind}`);
}

/** "Połączenia", "SMS-y", "Faksy"; an unknown service stands as it came. */
export function serviceName(t: Words, service: Service): string {
  return service === 'call' || service === 'sms' || service === 'fax' ? t(`service.${service}`) : service;
}

/** "połączenie", "SMS", "faks": one of them, as in an export's cell. */
export function serviceOneName(t: Words, service: Service): string {
  return service === 'call' || service === 'sms' || service === 'fax' ? t(`serviceOne.${service}`) : service;
}

/** "przychodzące", "wychodzące", "wewnętrzne"; an unknown direction stands as it came. */
export function directionName(t: Words, direction: Direction): string {
  return direction === 'in' || direction === 'out' || direction === 'internal'
    ? t(`direction.${direction}`)
    : direction;
}

/** "odebrane", "nieodebrane", "zajęte"; an unknown status stands as it came. */
export function statusName(t: Words, status: Status): string {
  return status === 'answered' || status === 'noAnswer' || status === 'busy' ? t(`status.${status}`) : status;
}

/** "osoba", "firma", "nieznany"; an unknown type stands as it came. */
export function contactTypeName(t: Words, type: string): string {
  return type === 'person' || type === 'organisation' || type === 'unknown' ? t(`contactType.${type}`) : type;
}

/** "przez kolejkę", "poza kolejką", "wewnętrzne"; an unknown value stands as it came. */
export function queueStatusName(t: Words, status: string): string {
  return status === 'queue' || status === 'noQueue' || status === 'internal' ? t(`queueStatus.${status}`) : status;
}

/** "z gwiazdką", "do wyjaśnienia": a record that is marked so. */
export function ownMarkName(t: Words, kind: string): string {
  const known = ownMarkKinds.find((one) => one === kind);
  return known === undefined ? kind : t(`ownMarks.kinds.${known}`);
}
