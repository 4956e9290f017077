import Database from 'better-sqlite3';
import { openForWriting } from '../../../main/archive/file/open';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';

// A program of its own, for tests that kill it: erases records, and kills itself before one of the statements that do so.
const [path = '', ids = '[]', killBefore = 'never'] = process.argv.slice(2);

let statements = 0;

function count(): void {
  if (String(statements) === killBefore) process.kill(process.pid, 'SIGKILL');
  statements += 1;
}

/** Counts every call of a method of SQLite's binding. */
function counting(prototype: object, name: string): void {
  const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
  Reflect.set(prototype, name, function counted(this: unknown, ...args: unknown[]) {
    count();
    return method.apply(this, args);
  });
}

const archive = openForWriting(path);
counting(Database.prototype, 'exec');
counting(Database.prototype, 'pragma');
counting(Object.getPrototypeOf(archive.db.prepare('SELECT 1')) as object, 'run');
eraseRecords(archive, {
  ids: JSON.parse(ids) as number[],
  notes: [],
  reason: 'wniosek',
  person: null,
  at: '2026-01-01T10:00:00Z',
  lastHold: 0,
});
finishErasure(archive);
archive.close();
process.stdout.write(String(statements));
