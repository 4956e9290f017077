import type { Hold, HoldSubject } from '../../../../preload/keeping';
import type { ArchiveReader, ArchiveWriter } from '../../file/archive';

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

/** Puts a hold; inside a transaction. */
export function putHold(archive: ArchiveWriter, { subject, ...hold }: Omit<Hold, 'id'>): Hold {
  const { lastInsertRowid } = archive
    .prepare<[object]>('INSERT INTO hold (subject, reason, person, at) VALUES (@subject, @reason, @person, @at)')
    .run({ ...hold, subject: JSON.stringify(subject) });
  return { ...hold, subject, id: Number(lastInsertRowid) };
}

/** Takes a hold away; gives it as it was, null where there is none. Inside a transaction. */
export function releaseHold(archive: ArchiveWriter, id: number): Hold | null {
  const hold = readHolds(archive).find((one) => one.id === id) ?? null;
  if (hold !== null) archive.prepare<[number]>('DELETE FROM hold WHERE id = ?').run(id);
  return hold;
}

/** The number of the last hold that was ever put: where it is another, something may be held that was not. */
export function lastHold(archive: ArchiveReader): number {
  return archive.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'hold'").pluck().get() ?? 0;
}
