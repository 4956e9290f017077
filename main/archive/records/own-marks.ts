import { StoredDamaged, readable } from '../../crm/json/wire';
import { ownMarkKinds, type OwnMark, type OwnMarkKind } from '../../../preload/own-marks';
import type { ArchiveReader } from '../file/archive';
import type { OwnMarkRow, PackedUuid } from './rows';
import { identityIn, sealOfOwnMark } from './seal';
import { isText } from './sound-rows';

/** Finds the own marks of a record by its id, in the order in which they were made. */
export type FindOwnMarks = (id: number) => readonly OwnMarkRow[];

export const ownMarksSql = 'SELECT * FROM own_mark WHERE interaction_id = ? ORDER BY id';

/** The finder of an archive. */
export function ownMarksOf(archive: ArchiveReader): FindOwnMarks {
  const find = archive.prepare<[number], OwnMarkRow>(ownMarksSql);
  return (id) => find.all(id);
}

/** A row of `own_mark` with values of the kinds that its type names. Throws `StoredDamaged`. */
export function soundOwnMark(row: OwnMarkRow): OwnMarkRow & { readonly kind: OwnMarkKind } {
  const { kind, text, author, created_at, changed_at } = row;
  const known = ownMarkKinds.find((one) => one === kind);
  const isSound =
    isText(text) && isText(author) && isMoment(created_at) && (changed_at === null || isMoment(changed_at));
  if (known === undefined || !isSound || (known === 'remark') !== (text !== null))
    throw new StoredDamaged('a row of own_mark with a value of another kind');
  return { ...row, kind: known };
}

/** Whether a mark is as it was made, by its seal. */
export function isAsSealed(row: OwnMarkRow): boolean {
  return row.seal === sealOfOwnMark(row);
}

/** Whether a mark is of the record that it lies at. */
export function belongsTo({ uuid }: Pick<OwnMarkRow, 'uuid'>, record: PackedUuid): boolean {
  return readable(() => identityIn(uuid) === identityIn(record)) === true;
}

/** The marks of a record that can be read. */
export function shownOwnMarks(rows: readonly OwnMarkRow[], record: PackedUuid): readonly OwnMark[] {
  return rows.flatMap((row) => {
    const mark = belongsTo(row, record) ? readable(() => soundOwnMark(row)) : null;
    return mark === null ? [] : [toOwnMark(mark)];
  });
}

/** A mark as people see it. */
export function toOwnMark(row: OwnMarkRow & { readonly kind: OwnMarkKind }): OwnMark {
  const { id, kind, text, author, created_at, changed_at } = row;
  return { id, kind, text, author, createdAt: created_at, changedAt: changed_at };
}

function isMoment(text: unknown): boolean {
  return typeof text === 'string' && !Number.isNaN(Date.parse(text));
}
