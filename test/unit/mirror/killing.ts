import Database from 'better-sqlite3';
import type { ArchiveWriter } from '../../../main/archive/file/archive';

/** Counts every statement that a program of its own gives to SQLite from now on, and kills it before one of them. */
export function killBefore(archive: ArchiveWriter, statement: string): { readonly statements: () => number } {
  let statements = 0;
  const counting = (prototype: object, name: string): void => {
    const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    Reflect.set(prototype, name, function counted(this: unknown, ...args: unknown[]) {
      if (String(statements) === statement) process.kill(process.pid, 'SIGKILL');
      statements += 1;
      return method.apply(this, args);
    });
  };
  counting(Database.prototype, 'exec');
  counting(Database.prototype, 'pragma');
  counting(Object.getPrototypeOf(archive.db.prepare('SELECT 1')) as object, 'run');
  return { statements: () => statements };
}
