import { openForWriting } from '../../../main/archive/file/open';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';
import { killBefore } from './killing';

// A program of its own, for tests that kill it: erases records, and kills itself before one of the statements that do so.
const [path = '', ids = '[]', statement = 'never'] = process.argv.slice(2);

const archive = openForWriting(path);
const killing = killBefore(archive, statement);
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
process.stdout.write(String(killing.statements()));
