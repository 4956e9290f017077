import { StoredDamaged } from '../../crm/json/wire';
import type { ReadableArchive, WritableArchive } from '../file/archive';
import { memoize } from '../file/memoize';
import type { Texts } from './rows';

/** Reads labels and entities by number, remembering them: they never change once written. Both throw `StoredDamaged`. */
export function readTexts(archive: ReadableArchive): Texts {
  return {
    label: memoize<number, string>(readText(archive, 'SELECT text FROM label WHERE id = ?')),
    entity: memoize<number, string>(readText(archive, 'SELECT wire FROM entity WHERE id = ?')),
  };
}

/** Numbers for labels and entities, given to new ones. */
export interface TextNumbers {
  label(text: string): number;
  entity(wire: string): number;
  /** To be called when a transaction was rolled back: numbers given in it are void. */
  forget(): void;
}

/** Finds or gives numbers, remembering them. Belongs to the writer thread. */
export function numberTexts(archive: WritableArchive): TextNumbers {
  const label = memoize(
    findOrInsert(archive, 'SELECT id FROM label WHERE text = ?', 'INSERT INTO label (text) VALUES (?) RETURNING id'),
  );
  const entity = memoize(
    findOrInsert(archive, 'SELECT id FROM entity WHERE wire = ?', 'INSERT INTO entity (wire) VALUES (?) RETURNING id'),
  );
  return {
    label,
    entity,
    forget: () => {
      label.clear();
      entity.clear();
    },
  };
}

/** Reads a text by its number. Throws `StoredDamaged` where there is none. */
export function readText(archive: ReadableArchive, sql: string): (id: number) => string {
  const statement = archive.db.prepare<[number]>(sql).pluck();
  return (id) => {
    const text = statement.get(id);
    if (typeof text !== 'string') throw new StoredDamaged('a row names a text that is not there');
    return text;
  };
}

function findOrInsert(archive: WritableArchive, find: string, insert: string): (text: string) => number {
  const finding = archive.db.prepare<[string], number>(find).pluck();
  const inserting = archive.db.prepare<[string], number>(insert).pluck();
  return (text) => {
    const id = finding.get(text) ?? inserting.get(text);
    if (id === undefined) throw new Error('INSERT ... RETURNING gave no row');
    return id;
  };
}
