import type { Subject } from '../../../preload/person';
import type { ArchiveReader } from '../../archive/file/archive';
import { matcherOf, nameKey, numberMatcher } from '../../archive/queries/person/sides';
import { candidatesOf } from '../../archive/queries/person/subject-ids';

/** Under what a person is known on records of their own; no third person has it. */
export interface Own {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly contacts: readonly string[];
  readonly emails: readonly string[];
}

/** What goes into a packet: records of the person, and texts of others' records that mention them, by their keys. */
export interface PacketRecords {
  /** Oldest first. */
  readonly ids: readonly number[];
  readonly mentions: ReadonlyMap<number, ReadonlySet<string>>;
  readonly own: Own;
}

/** The records of a packet, as the archive is at this moment; a mention on a record that is gone, or is the person's own, is none. */
export function recordsOf(
  archive: ArchiveReader,
  subject: Subject,
  mentions: readonly string[],
  check: () => void,
): PacketRecords {
  const matcher = matcherOf(subject);
  const ids: number[] = [];
  const names = new Map(subject.names.map((name) => [nameKey(name), name]));
  const [numbers, contacts] = [new Set(subject.numbers), new Set(subject.contacts)];
  for (const { id, sides } of candidatesOf(archive, subject, check)) {
    const own = sides.filter((side) => matcher.isMeant(side));
    if (own.length === 0) continue;
    ids.push(id);
    for (const { uuid, name, numbers: some } of own) {
      if (name !== null && !names.has(nameKey(name))) names.set(nameKey(name), name);
      if (uuid !== null) contacts.add(uuid);
      for (const number of some) numbers.add(number);
    }
  }
  return {
    ids: ids.reverse(),
    mentions: mentionsByRecord(archive, mentions, new Set(ids)),
    own: { names: [...names.values()], numbers: [...numbers], contacts: [...contacts], emails: subject.emails },
  };
}

/** Names, numbers and addresses, each once: a number may have been given in another spelling than the CRM's. */
export function knownUnder({ names, numbers, emails }: Own): readonly string[] {
  const spelled: string[] = [];
  for (const number of [...numbers].reverse()) if (!numberMatcher(spelled)(number)) spelled.push(number);
  return [...names, ...spelled.reverse(), ...emails];
}

function mentionsByRecord(
  archive: ArchiveReader,
  mentions: readonly string[],
  own: ReadonlySet<number>,
): Map<number, ReadonlySet<string>> {
  const isThere = archive.prepare<[number], number>('SELECT 1 FROM interaction WHERE id = ?').pluck();
  const byRecord = new Map<number, Set<string>>();
  for (const key of mentions) {
    const id = Number(key.slice(0, key.indexOf(' ')));
    if (!Number.isSafeInteger(id) || own.has(id) || isThere.get(id) === undefined) continue;
    const keys = byRecord.get(id);
    if (keys === undefined) byRecord.set(id, new Set([key]));
    else keys.add(key);
  }
  return byRecord;
}
