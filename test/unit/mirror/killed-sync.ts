import { openForWriting } from '../../../main/archive/file/open';
import { runSync } from '../../../main/mirror/sync';
import { writerOn } from './writer-on';

// A program of its own, for tests that kill it: mirrors 2025 into an archive, and ends with the report.
const [path = '', baseUrl = '', key = ''] = process.argv.slice(2);

const archive = openForWriting(path);
const report = await runSync({
  writer: writerOn(archive),
  connection: { baseUrl, key, fetch },
  from: '2025-01-01',
  to: '2025-12-31',
  program: 'killed',
  now: () => Date.parse('2025-12-31T12:00:00Z'),
});
archive.close();
process.stdout.write(JSON.stringify(report));
