import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { openForReading } from '../../../main/archive/file/open';
import { exportFormats } from '../../../preload/export/export-model';
import { everyColumn, exportTo } from './exporting';

// A program of its own, that exports everything into a file, or is killed as soon as a part of it lies in the folder.
const [archivePath = '', path = '', end = ''] = process.argv.slice(2);

/** Asked by the export between its rows. */
function dieInTheMiddle(): boolean {
  const folder = dirname(path);
  const isBegun = (name: string): boolean => name.endsWith('.part') && statSync(join(folder, name)).size > 0;
  // Like any other kill it comes without warning; from outside, it could come when all is done.
  if (end === 'killed' && readdirSync(folder).some(isBegun)) process.kill(process.pid, 'SIGKILL');
  return false;
}

const archive = openForReading(archivePath);
const format = exportFormats.find((each) => path.endsWith(each)) ?? 'csv';
const { rows } = exportTo(archive, path, { settings: { ...everyColumn, format } }, dieInTheMiddle);
archive.close();
process.stdout.write(String(rows));
