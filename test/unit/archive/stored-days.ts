import { flushPending } from '../../../main/archive/index/index-build';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeNotes } from '../../../main/archive/store/store';
import { toNote } from '../../../main/crm/note';
import { secondsOf } from '../../../main/crm/time';
import { storeHistoryPage } from '../../../main/mirror/writer/history-tasks';
import { documentedInteraction, documentedNote } from '../records';
import { temporaryArchive } from '../temp-archive';

/** A record on each of so many days from 10 December 2022 on. */
export const daysStored = 12;
export const uuidOf = (day: number): string => `00000000-0000-4000-8000-${String(day).padStart(12, '0')}`;
/** The record of a day, as the CRM sends it. */
export const wireOf = (day: number) => ({
  ...documentedInteraction,
  uuid: uuidOf(day),
  callDate: `2022-12-${String(day + 10)} 11:24:57`,
  service: 'SMS',
  smsData: `Proszę o fakturę numer ${String(day)}`,
  unknownField: day,
});
/** The first second of a day. */
export const secondsOfDay = (day: number): number => secondsOf(`2022-12-${String(day + 10)} 00:00:00`) ?? 0;

/** The uuid of a day's record in SQL. */
export const packed = (day: number): string => `X'${uuidOf(day).replaceAll('-', '')}'`;

/** Stores the records of some days, as the answer of the CRM for them. */
export function storeDays(archive: ArchiveWriter, from: number, to: number): void {
  const records = Array.from({ length: to - from }, (_, at) => wireOf(from + at));
  const body = JSON.stringify({ success: true, data: records, otherData: { totalCount: records.length } });
  storeHistoryPage(archive, {
    window: { from: secondsOfDay(from), to: secondsOfDay(to) },
    page: 1,
    mayBeCut: false,
    isLastTry: true,
    body: Buffer.from(body),
    nowMs: Date.parse('2023-01-01T00:00:00Z'),
  });
}

/** A record a day with a note each, one of which was edited; some in the search index, the newest not yet. */
export function storedDays(): ArchiveWriter {
  const archive = temporaryArchive();
  storeDays(archive, 0, 9);
  archive.transaction(() => {
    const ids = archive.db.prepare<[], number>('SELECT id FROM interaction ORDER BY id').pluck().all();
    ids.forEach((id, at) => {
      storeNotes(archive, id, [toNote({ ...documentedNote, uuid: `note ${String(at)}` })], '2023-01-01T00:00:00Z');
    });
    storeNotes(archive, ids[3]!, [toNote({ ...documentedNote, uuid: 'note 3', text: 'x' })], '2023-01-02T00:00:00Z');
  });
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
  storeDays(archive, 9, daysStored);
  return archive;
}
