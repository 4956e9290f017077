import { openForWriting } from '../../../main/archive/file/open';
import { readKeeping } from '../../../main/archive/ledger/keeping/rules';
import { planRetention } from '../../../main/archive/queries/erasing/retention-plan';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';
import { killBefore } from './killing';

// A program of its own, for tests that kill it: erases what the archive's rules say, and kills itself before one of the statements.
const [path = '', today = '', statement = 'never'] = process.argv.slice(2);

const archive = openForWriting(path);
const killing = killBefore(archive, statement);
const question = { keeping: readKeeping(archive), today, searches: [], recent: [] };
const { ids, notes, lastHold, lastRun, people } = planRetention(archive, question, () => undefined);
eraseRecords(archive, {
  ...{ ids, notes, lastHold, lastRun, people: { names: people, numbers: [], emails: [] } },
  act: 'retention',
  reason: 'SMS: 1 dzień',
  person: null,
  at: '2026-01-01T10:00:00Z',
});
finishErasure(archive);
archive.close();
process.stdout.write(String(killing.statements()));
