import { parentPort, workerData } from 'node:worker_threads';
import { openForViewing, type Viewed } from '../../../main/backup/viewing';
import { readRecords } from '../../../main/archive/queries/read';

/** One of many readers of a place: answers which of some records it has, and goes over to what is newer. */
const { place } = workerData as { readonly place: string };

let clockMs = 0;
const open = (): Viewed => openForViewing({ place, password: null }, {}, () => clockMs);
let viewed = open();

parentPort?.on('message', (uuids: readonly string[]) => {
  clockMs += 60_000;
  if (viewed.isOutdated()) {
    const next = open();
    viewed.archive.close();
    viewed = next;
  }
  const records = readRecords(viewed.archive);
  parentPort?.postMessage(uuids.filter((uuid) => records.idOf(uuid) !== null));
});
