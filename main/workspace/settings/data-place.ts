import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** By any of these a folder is one that Kronika has worked in. */
const ours = [
  'archives',
  'archives.json',
  'settings.json',
  'keys.json',
  'searches.json',
  'recent-searches.json',
  'backups.json',
  'erased.json',
];

/**
 * Where the program's data lie: in `local`, which no server copies about as it does a roaming profile (`old`, where earlier
 * versions kept them). What lies in the old place is moved over once, whole and in one step. Where that cannot be done
 * (another Kronika runs, the folders lie on two disks), everything stays where it is, and is tried again at the next start.
 */
export function settleDataDir(old: string, local: string | null): string {
  if (local === null || local === old || !isUsed(old)) return local ?? old;
  if (isUsed(local)) return local;
  try {
    // Only an empty folder may make room.
    if (existsSync(local)) rmdirSync(local);
    renameSync(old, local);
    return local;
  } catch {
    return old;
  }
}

/**
 * The folder `data` beside the program, where a person made one: then everything is kept there, on the stick or the drive that the
 * program was unpacked to, and nothing on this computer. Null where there is none.
 */
export function dataDirBeside(program: string): string | null {
  const beside = join(dirname(program), 'data');
  return existsSync(beside) ? beside : null;
}

function isUsed(dir: string): boolean {
  return ours.some((name) => existsSync(join(dir, name)));
}
