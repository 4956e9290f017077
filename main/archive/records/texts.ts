import { StoredDamaged } from '../../crm/json/wire';
import type { ArchiveReader, ArchiveWriter, OwnedPart } from '../file/archive';
import { memoize } from '../file/memoize';
import type { Texts } from './rows';

/** The labels and entities of an archive by number, remembered: they never change once written. Both throw `StoredDamaged`. */
export function readTexts(archive: ArchiveReader): Texts {
  return archive.own(rememberTexts);
}

/** The same, apart from what the archive remembers: a check must see what the file holds now. */
export function rememberTexts(archive: ArchiveReader): Texts & OwnedPart {
  const label = memoize(readText(archive, 'SELECT text FROM label WHERE id = ?'));
  const entity = memoize(readText(archive, 'SELECT wire FROM entity WHERE id = ?'));
  return {
    label,
    entity,
    forget: () => {
      label.clear();
      entity.clear();
    },
  };
}

/** Numbers for labels and entities, given to new ones. */
export interface TextNumbers extends OwnedPart {
  label(text: string): number;
  entity(wire: string): number;
}

/** Finds or gives numbers, remembering them. Belongs to the writer thread. */
export function numberTexts(archive: ArchiveWriter): TextNumbers {
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
export function readText(archive: ArchiveReader, sql: string): (id: number) => string {
  const statement = archive.prepare<[number]>(sql).pluck();
  return (id) => {
    const text = statement.get(id);
    if (typeof text !== 'string') throw new StoredDamaged('a row names a text that is not there');
    return text;
  };
}

function findOrInsert(archive: ArchiveWriter, find: string, insert: string): (text: string) => number {
  const finding = archive.prepare<[string], number>(find).pluck();
  const inserting = archive.prepare<[string], number>(insert).pluck();
  return (text) => {
    const id = finding.get(text) ?? inserting.get(text);
    if (id === undefined) throw new Error('INSERT ... RETURNING gave no row');
    return id;
  };
}
