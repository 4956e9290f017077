import type { Hold, HoldSubject } from '../../../../preload/persons/keeping';
import type { ArchiveReader, ArchiveWriter } from '../../file/archive';
import { addToRegister } from '../register';

interface Row extends Omit<Hold, 'subject'> {
  readonly subject: string;
}

/** The holds of an archive, the oldest first. Which records they hold is asked of `queries/keeping`. */
export function readHolds(archive: ArchiveReader): readonly Hold[] {
  return archive
    .prepare<[], Row>('SELECT id, subject, reason, person, at FROM hold ORDER BY id')
    .all()
    .map(({ id, subject, reason, person, at }) => ({
      id,
      subject: JSON.parse(subject) as HoldSubject,
      reason,
      person,
      at,
    }));
}

/** A hold to be put. */
export interface HoldOrder extends Omit<Hold, 'id'> {
  /** What it is put on, in words, for the register. */
  readonly said: string;
}

/** A hold to be taken away, by whom and when. */
export interface ReleaseOrder extends Pick<Hold, 'id' | 'person' | 'at'>, Pick<HoldOrder, 'said'> {
  /** Why; where it is not said, the register has why it was put. */
  readonly reason?: string;
}

/** Puts a hold, and notes it in the register; inside a transaction. */
export function putHold(archive: ArchiveWriter, { said, subject, ...hold }: HoldOrder): Hold {
  const { person, at, reason } = hold;
  const { lastInsertRowid } = archive
    .prepare<[object]>('INSERT INTO hold (subject, reason, person, at) VALUES (@subject, @reason, @person, @at)')
    .run({ ...hold, subject: JSON.stringify(subject) });
  addToRegister(archive, { act: 'hold', person, at, texts: { subject: said, reason } });
  return { ...hold, subject, id: Number(lastInsertRowid) };
}

/** Takes a hold away, and notes it in the register; gives it as it was, null where there is none. Inside a transaction. */
export function releaseHold(archive: ArchiveWriter, { id, said, person, at, reason }: ReleaseOrder): Hold | null {
  const hold = readHolds(archive).find((one) => one.id === id) ?? null;
  if (hold === null) return null;
  archive.prepare<[number]>('DELETE FROM hold WHERE id = ?').run(id);
  addToRegister(archive, { act: 'release', person, at, texts: { subject: said, reason: reason ?? hold.reason } });
  return hold;
}

/** The number of the last hold that was ever put: where it is another, something may be held that was not. */
export function lastHold(archive: ArchiveReader): number {
  return archive.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'hold'").pluck().get() ?? 0;
}
