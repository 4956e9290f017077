import process from 'node:process';
import { openForWriting } from '../../../../main/archive/file/open';
import { renewSegment } from '../../../../main/archive/index/index-renewal';
import { pendingRecords } from '../../../../main/archive/index/pending-records';

// A program of its own, that renews the index of an archive, and is killed after so many records, in the middle of a segment.
const [path = '', records = ''] = process.argv.slice(2);
const archive = openForWriting(path);
const pending = pendingRecords(archive);
const phrases = pending.phrases.bind(pending);
let left = Number(records);
pending.phrases = (id) => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return phrases(id);
};
while (renewSegment(archive) > 0);
archive.close();
