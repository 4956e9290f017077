import { openForReading } from '../../../main/archive/file/open';
import { exportFormats } from '../../../preload/export-model';
import { everyColumn, exportTo } from './exporting';

// A program of its own, for tests that kill it: exports everything into a file.
const [archivePath = '', path = ''] = process.argv.slice(2);

const archive = openForReading(archivePath);
const format = exportFormats.find((each) => path.endsWith(each)) ?? 'csv';
const { rows } = exportTo(archive, path, { settings: { ...everyColumn, format } });
archive.close();
process.stdout.write(String(rows));
