import { parentPort, workerData } from 'node:worker_threads';
import type {
  ArchiveStatus,
  CoverageCalendar,
  DayCoverage,
  EmptyReason,
  FacetValue,
  FoundInteraction,
  InteractionRecord,
  Language,
  Query,
  ResultPage,
  ResultSummary,
  SavedCount,
  Sort,
  UnreadableCount,
  UnreadableRecord,
  WeekStart,
} from '../../preload/model';
import type { SavedBackup } from '../../preload/desktop/backup';
import type { ArrivedRecords, DownloadEntry } from '../../preload/desktop/downloads';
import type { Suggestion } from '../../preload/search/suggestions';
import type { CountedHold, Keeping, RetentionPreview } from '../../preload/persons/keeping';
import { cancelCheck, KronikaError } from '../../preload/failure';
import type { InputOf } from '../../preload/contract';
import type { MentionPage, PersonFound, PersonQuestion } from '../../preload/person';
import {
  maxWaitingListed,
  type Breakdown,
  type BreakdownKind,
  type Report,
  type ReportFile,
  type ReportView,
} from '../../preload/search/report';
import type { RegisterCheck, RegisterFile, RegisterLink, RegisterSearch, StandingEntry } from '../../preload/register';
import type { PrintPlan } from '../../preload/print';
import {
  timelineFilters,
  type TimelineOf,
  type TimelinePage,
  type TimelineSummary,
} from '../../preload/search/timeline';
import { readCalendar, readCoverage } from '../archive/queries/coverage';
import { readFirstAskedDay, readStatus } from '../archive/ledger/ledger';
import { asFailure } from '../archive/file/archive-failure';
import type { ArchiveReader } from '../archive/file/archive';
import { openForReading } from '../archive/file/open';
import { sqliteVersion } from '../archive/file/sqlite-version';
import { readRecords, type RecordReader } from '../archive/queries/read';
import { offerFor } from '../archive/queries/understanding/offer';
import type { Plan } from '../archive/queries/understanding/plan';
import { countSaved } from '../archive/queries/saved-count';
import { readLastRun, type LastRun } from '../archive/ledger/runs';
import { readLatest } from '../archive/ledger/arrivals';
import { readArrived, readDownloadHistory } from '../archive/ledger/download-history';
import { isSyncLocked } from '../archive/file/sync-lock';
import { searcherOf, type Searcher } from '../archive/queries/search';
import { findPerson, readMentionPage } from '../archive/queries/person/find-person';
import { countHolds, holdsOf, withoutHeld, type Released } from '../archive/queries/keeping/held';
import { planErasure, type ErasurePlan, type ErasureQuestion } from '../archive/queries/erasing/erasure-plan';
import { planRetention, type RetentionErasure, type RetentionPlan } from '../archive/queries/erasing/retention-plan';
import { findExpired, findVanished, type RetentionQuestion } from '../archive/queries/keeping/retention';
import type { Erasable } from '../archive/ledger/erasable';
import { readKeeping } from '../archive/ledger/keeping/rules';
import { readErasedList, type ErasedList, type KnownErased } from '../archive/ledger/erased-list';
import { findErasedAgain, type ErasedAgain } from '../archive/queries/erasing/erased-again';
import { owesErasure } from '../archive/ledger/erased';
import { checkRegister, readEntries, readNotedPolicy, readRegister } from '../archive/ledger/register';
import { findEntries } from '../archive/queries/register/find-entries';
import { readBreakdown, readReport, readReportView } from '../archive/queries/report/report';
import { suggest } from '../archive/queries/suggest';
import { understand } from '../archive/queries/understanding/understand';
import { weeksOf } from '../archive/queries/understanding/weeks';
import { readTimeline } from '../archive/queries/timeline';
import { summariseTimeline } from '../archive/queries/timeline-summary';
import { allTimes, countUnreadableOf, readUnreadable } from '../archive/ledger/unreadable';
import { verifyFile, type FileCheck } from '../archive/check/verify';
import { dayOfClock } from '../../preload/words/format';
import { secondsPerDay, startOfDay } from '../crm/time';
import type { Json } from '../crm/json/wire';
import { backUp, type BackupWish } from '../backup/back-up';
import { removeOldest, type Generations } from '../backup/generations';
import { needThere, openForViewing, type Read, type ViewedFile, type Viewing } from '../backup/viewing';
import type { PacketTexts } from '../../preload/export/packet';
import type { ExportPreview, ExportQuestion, ExportReport } from '../../preload/export/export-model';
import { copyRows, type CopiedRows, type CopyJob } from '../export/clipboard-rows';
import { exportRows, type ExportJob } from '../export/export-rows';
import { createOutputFile, type Beginning } from '../files/output-file';
import type { Home } from '../files/own-files';
import { readPacketTexts, type TextsQuestion } from '../export/packet/read-texts';
import { sealPacket, type SealJob } from '../export/packet/seal-packet';
import { saveRegister, type RegisterFileJob } from '../export/register-file';
import {
  drawReport,
  saveReport,
  type DrawnReport,
  type ReportFileJob,
  type ReportJob,
} from '../export/report/report-file';
import { writePacket, type PacketJob, type WrittenPacket } from '../export/packet/write-packet';
import { previewExport } from '../export/preview';
import { planPrint } from '../export/print-plan';
import { serveTasks, type TaskContext, type Tasks } from './protocol';
import { lowerPriority } from './lower-priority';
import { weekStartIn, type WeekCell } from './week-start';

const { read, weekCell } = workerData as { read: Read; weekCell: WeekCell };

/** Where something is to be written. */
interface TargetCheck extends Pick<Beginning, 'replaces'> {
  readonly path: string;
  readonly home: Home;
}

interface Opened {
  readonly archive: ArchiveReader;
  readonly records: RecordReader;
  /** What is only looked into; null of an archive that may be written. */
  readonly viewed: ViewedFile | null;
  /** Whether it is to be opened anew. */
  readonly isOutdated: () => boolean;
}

let opened: Opened | null = null;

/** A copy whose archive has changed is left for another one. */
let timesOpened = 0;

/** Opens the archive with the first question, so that a file that cannot be opened is an answer and not a dead thread. */
function open(): Opened {
  if (opened?.isOutdated() === true) {
    // What is only looked into stays open until its place has something better.
    const before = opened;
    const next = typeof read === 'string' ? null : openNewer(read);
    if (next !== null || typeof read === 'string') before.archive.close();
    opened = typeof read === 'string' ? null : (next ?? before);
  }
  return (opened ??= typeof read === 'string' ? openOwn(read) : openViewed(read));
}

const more = { inflectionFolder: __dirname };

function openOwn(path: string): Opened {
  const archive = openForReading(path, more);
  return { ...begin(archive), viewed: null, isOutdated: () => archive.isOutdated };
}

function openViewed(viewing: Viewing): Opened {
  const { archive, file, isOutdated } = openForViewing(viewing, more);
  return { ...begin(archive), viewed: file, isOutdated };
}

function begin(archive: ArchiveReader): Pick<Opened, 'archive' | 'records'> {
  timesOpened += 1;
  archive.own(weeksOf).begin = () => weekStartIn(weekCell);
  return { archive, records: readRecords(archive) };
}

/** Null where what is newer cannot be read, say because somebody is still copying it there. */
function openNewer(viewing: Viewing): Opened | null {
  try {
    return openViewed(viewing);
  } catch {
    return null;
  }
}

/** Whether a program holds the archive's lock; one that is only looked into is not asked, since that would write beside it. */
function isDownloading(): boolean {
  return typeof read === 'string' && isSyncLocked(read);
}

interface BackupJob extends BackupWish {
  readonly generations: Generations | null;
}

interface PageQuestion {
  readonly query: Query;
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
}

interface Asked extends Pick<Opened, 'archive' | 'records'> {
  readonly searcher: Searcher;
  readonly plan: Plan;
  /** Throws `cancelled` once the question is cancelled. */
  readonly check: () => void;
}

/** Answers a question about a search within one moment of the archive, of which the search may be a little stale. */
function asked<Answer>(query: Query, { isCancelled }: TaskContext, answer: (asked: Asked) => Answer): Answer {
  const { archive, records } = open();
  const check = cancelCheck(isCancelled);
  const searcher = searcherOf(archive);
  return archive.snapshot(() =>
    searcher.withoutRefresh(() => {
      const plan = understand(archive, query, check);
      return answer({ archive, records, searcher, plan, check });
    }),
  );
}

/** How many a search finds, and what else was searched or may have been meant. */
type CountedResult = Pick<ResultSummary, 'total' | 'offer'> & Pick<ResultPage, 'inWords' | 'rewriting'>;

/** What a search was understood as. */
function saidOf({ understood, inWords, rewriting }: Plan): Pick<ResultPage, 'understood' | 'inWords' | 'rewriting'> {
  return { understood, inWords, rewriting };
}

/** Every record of a timeline, or those of some days. */
function wholeTimeline(of: TimelineOf, days: { readonly from: string; readonly to: string } | undefined): Query {
  return { text: '', filters: { ...timelineFilters(of), ...days } };
}

const tasks = {
  search({ query, sort, offset, limit }: PageQuestion, context: TaskContext): ResultPage {
    return asked(query, context, ({ records, searcher, plan, check }) => {
      // One more than asked tells whether this is the end.
      const ids = searcher.page(plan, sort, offset, limit + 1, check);
      const rows = records.rows(ids.slice(0, limit), plan, check);
      return { offset, rows, isLast: ids.length <= limit, ...saidOf(plan) };
    });
  },
  findIds({ query, sort, offset, limit }: PageQuestion, context: TaskContext): readonly number[] {
    return asked(query, context, ({ searcher, plan, check }) => searcher.page(plan, sort, offset, limit, check));
  },
  /** Where a record stands in a result, and whether it is part of it. */
  findPosition({ query, sort, id }: { query: Query; sort: Sort; id: number }, context: TaskContext) {
    return asked(query, context, ({ searcher, plan, check }) => searcher.positionOf(plan, sort, id, check));
  },
  count({ query }: { query: Query }, context: TaskContext): CountedResult {
    return asked(query, context, ({ archive, searcher, plan, check }) => {
      const total = searcher.count(plan, check);
      return { total, inWords: plan.inWords, rewriting: plan.rewriting, offer: offerFor(archive, plan, total, check) };
    });
  },
  summarise({ query, weekStart }: { query: Query; weekStart?: WeekStart }, context: TaskContext): ResultSummary {
    return asked(query, context, ({ archive, searcher, plan, check }) => {
      const summary = searcher.summary(plan, check, weekStart);
      return { ...summary, offer: offerFor(archive, plan, summary.total, check) };
    });
  },
  report({ query, withinHours }: { query: Query; withinHours: number }, context: TaskContext): Report {
    return asked(query, context, ({ archive, plan, check }) =>
      readReport(archive, plan, { withinHours, today: dayOfClock(new Date()), check }),
    );
  },
  reportView({ query, withinHours }: { query: Query; withinHours: number }, context: TaskContext): ReportView {
    return asked(query, context, ({ archive, plan, check }) =>
      readReportView(archive, plan, { withinHours, today: dayOfClock(new Date()), check }, maxWaitingListed),
    );
  },
  reportBreakdown({ query, by }: { query: Query; by: BreakdownKind }, context: TaskContext): Breakdown {
    return asked(query, context, ({ archive, plan, check }) =>
      readBreakdown(archive, plan, by, { today: dayOfClock(new Date()), check }),
    );
  },
  suggestContacts({ query, typed }: { query: Query; typed: string }, context: TaskContext): readonly FacetValue[] {
    return asked(query, context, ({ searcher, plan, check }) => searcher.contacts(plan, typed, check));
  },
  suggest({ text, language }: InputOf<'suggest'>, { isCancelled }: TaskContext): readonly Suggestion[] {
    const { archive, records } = open();
    return archive.snapshot(() =>
      suggest(archive, records, { text, language, today: dayOfClock(new Date()) }, cancelCheck(isCancelled)),
    );
  },
  explainEmpty({ query }: { query: Query }, context: TaskContext): EmptyReason {
    return asked(query, context, ({ searcher, plan, check }) =>
      searcher.explainEmpty(plan, dayOfClock(new Date()), check),
    );
  },
  countSaved({ query, seen }: { query: Query; seen: number | null }, context: TaskContext): SavedCount {
    return asked(query, context, ({ archive, check }) => countSaved(archive, query, seen, check));
  },
  readRecord({ id, query }: { id: number; query: Query }, context: TaskContext): InteractionRecord {
    return asked(query, context, ({ archive, records, plan, check }) => {
      const record = records.record(id, plan, check);
      const holds = holdsOf(archive, id, check).map(({ id: hold, reason, at }) => ({ id: hold, reason, at }));
      return holds.length === 0 ? record : { ...record, holds };
    });
  },
  readRows({ ids, marks }: InputOf<'readRows'>, context: TaskContext): readonly FoundInteraction[] {
    return asked(marks, context, ({ records, plan, check }) => records.rows(ids, plan, check));
  },
  readRecords({ ids, marks }: InputOf<'readRecords'>, context: TaskContext): readonly InteractionRecord[] {
    return asked(marks, context, ({ records, plan, check }) =>
      ids.map((id) => records.recordOrDamage(id, plan, check)),
    );
  },
  planPrint: (input: InputOf<'planPrint'>): PrintPlan => planPrint(open().archive, input, dayOfClock(new Date())),
  readTimeline({ of, days, place, limit, marks }: InputOf<'readTimeline'>, context: TaskContext): TimelinePage {
    return asked(wholeTimeline(of, days), context, (source) =>
      readTimeline(source, place, limit, understand(source.archive, marks, source.check)),
    );
  },
  summariseTimeline({ of, days }: InputOf<'summariseTimeline'>, context: TaskContext): TimelineSummary {
    return asked(wholeTimeline(of, days), context, (source) =>
      summariseTimeline(source.archive, source, dayOfClock(new Date())),
    );
  },
  findPerson(question: PersonQuestion, { isCancelled }: TaskContext): PersonFound {
    const { archive } = open();
    return archive.snapshot(() => findPerson(archive, question, cancelCheck(isCancelled)));
  },
  readMentions({ before, ...question }: InputOf<'readMentions'>, { isCancelled }: TaskContext): MentionPage {
    const { archive } = open();
    return archive.snapshot(() => readMentionPage(archive, question, before, cancelCheck(isCancelled)));
  },
  /** The id of a uuid. Throws `recordMissing`. */
  findRecord({ uuid }: { uuid: string }): number {
    const id = open().records.idOf(uuid);
    if (id === null) throw new KronikaError('recordMissing');
    return id;
  },
  /** A record and its notes in the CRM's own shape. */
  readWire: ({ id }: { id: number }): { interaction: Json; notes: readonly Json[] } => open().records.wire(id),
  readStatus: (_: null): ArchiveStatus => readStatus(open().archive),
  planErasure: (question: ErasureQuestion, { isCancelled }: TaskContext): ErasurePlan => {
    const { archive } = open();
    return archive.snapshot(() => planErasure(archive, question, cancelCheck(isCancelled)));
  },
  /** How long records are kept. */
  readKeeping: (_: null): Keeping => readKeeping(open().archive),
  /** What rules would erase at this moment. */
  previewRetention: (question: RetentionQuestion, { isCancelled }: TaskContext): RetentionPreview => {
    const { archive } = open();
    return archive.snapshot(() => findExpired(archive, question, cancelCheck(isCancelled)).preview);
  },
  findVanished: (_: null): readonly number[] => findVanished(open().archive),
  planRetention: (question: RetentionErasure, { isCancelled }: TaskContext): RetentionPlan => {
    const { archive } = open();
    return archive.snapshot(() => planRetention(archive, question, cancelCheck(isCancelled)));
  },
  /** Whether bytes of what was erased are still in the file. */
  owesErasure: (_: null): boolean => owesErasure(open().archive),
  readNotedPolicy: (_: null): string | null => readNotedPolicy(open().archive),
  readRegister: (_: null): readonly StandingEntry[] => readRegister(open().archive),
  /** The numbers of entries of the register, the newest first. */
  findEntries: ({ search, language }: { search: RegisterSearch; language: Language }): readonly number[] => {
    const { archive } = open();
    return archive.snapshot(() => findEntries(archive, search, language));
  },
  readEntries: ({ ids }: { ids: readonly number[] }): readonly StandingEntry[] => {
    const { archive } = open();
    return archive.snapshot(() => readEntries(archive, ids));
  },
  /** Whether a part of the register is as it was written. */
  checkRegister: ({ after, limit }: { after: RegisterLink | null; limit: number }): RegisterCheck => {
    const { archive } = open();
    return archive.snapshot(() => checkRegister(archive, after, limit));
  },
  /** On a thread of its own. */
  saveReport(job: ReportFileJob, { isCancelled }: TaskContext): ReportFile {
    lowerPriority();
    return saveReport(open().archive, job, isCancelled);
  },
  /** On a thread of its own. */
  drawReport(job: ReportJob, { isCancelled }: TaskContext): DrawnReport {
    lowerPriority();
    return drawReport(open().archive, job, isCancelled);
  },
  /** On a thread of its own. */
  saveRegister: (job: RegisterFileJob, { isCancelled }: TaskContext): RegisterFile =>
    saveRegister(open().archive, job, isCancelled),
  /** What stands in for what was erased; null where as many are known. */
  readErasedList: (known: KnownErased): ErasedList | null => {
    const { archive } = open();
    return archive.snapshot(() => readErasedList(archive, known));
  },
  /** What of a copy was erased since it was made. */
  findErasedAgain: (lists: readonly ErasedList[], { isCancelled }: TaskContext): ErasedAgain => {
    const { archive } = open();
    return archive.snapshot(() => findErasedAgain(archive, lists, cancelCheck(isCancelled)));
  },
  /** Leaves out what must not be erased. */
  withoutHeld: (wanted: Erasable, { isCancelled }: TaskContext): Released => {
    const { archive } = open();
    return archive.snapshot(() => withoutHeld(archive, wanted, cancelCheck(isCancelled)));
  },
  /** The holds, each with how many records it holds. */
  readHolds: (_: null, { isCancelled }: TaskContext): readonly CountedHold[] => {
    const { archive } = open();
    return archive.snapshot(() => countHolds(archive, cancelCheck(isCancelled)));
  },
  readUnreadable: (part: Parameters<typeof readUnreadable>[1]): readonly UnreadableRecord[] =>
    readUnreadable(open().archive, part),
  /** How many records could not be read, of all times. */
  countUnreadable: (_: null): UnreadableCount => countUnreadableOf(open().archive, allTimes),
  /** The first day that was ever asked for, `YYYY-MM-DD`; null before the first download. */
  readFirstAskedDay: (_: null): string | null => readFirstAskedDay(open().archive),
  readLastRun: (_: null): LastRun | null => readLastRun(open().archive),
  /** The downloads of the archive, the newest first; one is under way where this or another program holds its lock. */
  readDownloadHistory: (_: null): readonly DownloadEntry[] => readDownloadHistory(open().archive, isDownloading()),
  /** The number of the latest arrival, and whether a download of this or another program holds the archive's lock. */
  readArrivalsEnd: (_: null): { readonly until: number; readonly isLocked: boolean } => ({
    until: readLatest(open().archive),
    isLocked: isDownloading(),
  }),
  readArrived: ({ download }: { download: number }): ArrivedRecords => readArrived(open().archive, download),
  /** The days `from` to `to`, both inclusive, oldest first. Throws `wrongInput` for a day that does not exist. */
  readCoverage({ from, to }: { from: string; to: string }): readonly DayCoverage[] {
    const first = startOfDay(from);
    const last = startOfDay(to);
    if (first === null || last === null) throw new KronikaError('wrongInput', { message: `${from} – ${to}` });
    return readCoverage(open().archive, { from: first, to: last + secondsPerDay });
  },
  /** Every day of the years that were asked for, up to `today`. Throws `wrongInput` for a day that does not exist. */
  readCalendar({ today }: { today: string }, { isCancelled }: TaskContext): CoverageCalendar {
    const last = startOfDay(today);
    if (last === null) throw new KronikaError('wrongInput', { message: today });
    const { archive } = open();
    return archive.snapshot(() => readCalendar(archive, last, cancelCheck(isCancelled)));
  },
  verifyFile: (_: null, { report }: TaskContext): FileCheck => verifyFile(open().archive, report),
  /** Before anything is written or noted: throws what would keep the file from being begun. */
  checkTarget({ path, home, ...how }: TargetCheck): null {
    const archives = [...(home.archives ?? []), open().archive.path];
    createOutputFile(path, { ...home, archives }, how).discard();
    return null;
  },
  /** On a thread of its own. With `generations`, the oldest of them go once the new one is there. */
  backUp({ generations, ...wish }: BackupJob, { report, isCancelled }: TaskContext): SavedBackup {
    lowerPriority();
    const saved = backUp(open().archive, wish, { check: cancelCheck(isCancelled), report });
    return generations === null ? saved : { ...saved, removed: removeOldest(generations) };
  },
  /** Lets searches see what was written; cancelled, it goes on from there the next time. */
  refresh(_: null, { isCancelled }: TaskContext): null {
    searcherOf(open().archive).refresh(cancelCheck(isCancelled));
    return null;
  },
  /** Reads no archive. */
  readSqliteVersion(_: null): { readonly version: string; readonly releasedOn: string } {
    return sqliteVersion();
  },
  /** Changes whenever another connection, of this or another process, has written (SQLite: data_version). */
  readDataVersion(_: null): number {
    const version = Number(open().archive.db.pragma('data_version', { simple: true }));
    // SQLite counts for one connection.
    return version + timesOpened * 2 ** 32;
  },
  /** Of what is only looked into: which file that is, whose, and of when; throws where its place is not there just now. */
  readViewed(_: null): ViewedFile {
    const { viewed } = open();
    if (viewed === null || typeof read === 'string') throw new Error('an archive that is not only looked into');
    needThere(read.place);
    return viewed;
  },
  previewExport: (input: { question: ExportQuestion; today: string }, { isCancelled }: TaskContext): ExportPreview =>
    previewExport(open().archive, input.question, input.today, isCancelled),
  copyRows: (job: CopyJob, { isCancelled }: TaskContext): CopiedRows => copyRows(open().archive, job, isCancelled),
  readPacketTexts: (question: TextsQuestion, { isCancelled }: TaskContext): PacketTexts =>
    readPacketTexts(open().archive, question, isCancelled),
  /** On a thread of its own. */
  writePacket(job: PacketJob, { report, isCancelled }: TaskContext): WrittenPacket {
    lowerPriority();
    return writePacket(open().archive, job, report, isCancelled);
  },
  /** Reads no archive; on a thread of its own. */
  sealPacket: (job: SealJob, { report, isCancelled }: TaskContext): ReturnType<typeof sealPacket> =>
    sealPacket(job, report, isCancelled),
  /** On a thread of its own. */
  exportRows(job: ExportJob, { report, isCancelled }: TaskContext): ExportReport {
    lowerPriority();
    return exportRows(open().archive, job, report, isCancelled);
  },
} satisfies Tasks;

export type ReaderTasks = typeof tasks;

if (parentPort !== null) {
  serveTasks(
    parentPort,
    tasks,
    () => {
      if (opened !== null) opened.archive.close();
    },
    (error) => asFailure(error, typeof read === 'string' ? read : read.place),
  );
}
