import { existsSync } from 'node:fs';
import { toAccount } from '../../../../main/crm/http/address';
import { ArchiveMove } from '../../../../main/workspace/archive/archive-move';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { openArchivePlaces } from '../../../../main/workspace/settings/archive-places';
import { writerHere } from './writer-here';

/*
 * Moves the archive of an account, and ends as a killed program does at the moment of a number: before and after each time that
 * it is written down what is the archive, and at each step of copying.
 */

const [dataDir = '', folder = '', killAt = '0'] = process.argv.slice(2);
let moments = 0;

function moment(): void {
  moments += 1;
  if (moments === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

const places = openArchivePlaces(dataDir);
const usualPathOf = (account: ReturnType<typeof toAccount>): string => archivePathOf(dataDir, account);
const move = new ArchiveMove({
  dataDir,
  programDir: process.execPath,
  accounts: {
    usualPathOf,
    archivePathOf: (account) => places.placeOf(account.baseUrl)?.path ?? usualPathOf(account),
    places: {
      ...places,
      change(by) {
        moment();
        places.change(by);
        moment();
      },
    },
  },
  whileClosed: (work) => work(),
  writer: (path) => writerHere(path, moment),
});

const { path } = await move.move(toAccount('office'), folder);
if (!existsSync(path)) throw new Error('moved to nowhere');
