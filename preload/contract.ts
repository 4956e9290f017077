import * as v from 'valibot';
import type {
  ArchivePlaceFacts,
  ArchiveStatus,
  ConnectionTest,
  CoverageCalendar,
  DayCoverage,
  DownloadStanding,
  EmptyReason,
  FacetValue,
  FoundInteraction,
  InteractionRecord,
  Language,
  MovedArchive,
  MoveOffer,
  MoveProgress,
  RemovalFacts,
  ResultPage,
  ResultSummary,
  SavedCount,
  SavedSearch,
  Setup,
  SyncProgress,
  SyncReport,
  Theme,
  UnreadableRecord,
  ViewedArchive,
  WindowMemory,
} from './model';
import { actNames, type ActName } from './acts';
import {
  backupTimes,
  mostGenerations,
  type BackupContents,
  type BackupFile,
  type BackupProgress,
  type Backups,
  type RestorePlace,
  type SavedBackup,
} from './desktop/backup';
import { firstScreens, sortKeys, textPercents, themes, weekStarts, windowParts, zoomSteps } from './model';
import { openableAddress } from './addresses/address';
import type { Background, ToldRecords } from './desktop/background';
import type { Diagnostics } from './desktop/diagnostics';
import type { FolderEncryption } from './desktop/encryption';
import type { ArrivedRecords, DownloadEntry, SyncAgain } from './desktop/downloads';
import { exportSettings, profileChoice, profileName } from './export/export-input';
import type { ExportChoices, ExportPreview, ExportReport } from './export/export-model';
import type { PacketProgress, PacketReport, PacketTexts } from './export/packet';
import { packetChoice } from './export/packet-input';
import type { Failure, Result } from './failure';
import type { FoundRecord, MainWish, RecordCommand, RecordWindowSetup } from './record-window';
import { maxRecent, recentTextLength, type RecentSearches, type Suggestion } from './search/suggestions';
import type { CountedHold, Hold } from './persons/keeping';
import { maxAuthorLength, maxRemarkLength, ownFlags, ownMarkKinds, type OwnMarksChanged } from './own-marks';
import { syncEveryHours } from './desktop/policy';
import type { NewerVersion, UpdateStanding } from './desktop/release';
import type { MentionPage, PersonFound } from './person';
import { maxReasonLength, type ErasureOffer, type ErasureOutcome, type ErasureProgress } from './persons/erasure';
import { subject } from './person-input';
import type { Keeping, RetentionPreview, RetentionReport } from './persons/keeping';
import { keeping } from './persons/keeping-input';
import { maxReadForPrint, type PrintPlan, type PrintReport } from './print';
import {
  breakdownKinds,
  reportFormats,
  withinChoices,
  type Breakdown,
  type ReportFile,
  type ReportView,
} from './search/report';
import {
  maxEntriesRead,
  registerActs,
  registerFormats,
  type RegisterCheck,
  type RegisterFile,
  type StandingEntry,
} from './register';
import type { TimelinePage, TimelineSummary } from './search/timeline';

/** A question the window may ask: the schema its input must pass, and the type of its answer. */
export interface Question<Input, Answer> {
  readonly input: v.GenericSchema<unknown, Input>;
  /** Only a type: no value ever stands here. */
  readonly answer?: Answer;
}

/** Declares a question; the answer's type is given, the input's follows from the schema. */
const asks =
  <Answer>() =>
  <Input>(input: v.GenericSchema<unknown, Input>): Question<Input, Answer> => ({ input });

const nothing = v.strictObject({});
const day = v.pipe(v.string(), v.isoDate());
const words = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200), v.readonly());
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** As many records may be named one by one. */
const maxIds = 1_000_000;
const ids = v.pipe(v.array(id), v.maxLength(maxIds), v.readonly());

const filters = v.strictObject({
  from: v.optional(day),
  to: v.optional(day),
  services: v.optional(words),
  directions: v.optional(words),
  statuses: v.optional(words),
  queueStatuses: v.optional(words),
  agents: v.optional(words),
  extensions: v.optional(words),
  destinations: v.optional(words),
  flags: v.optional(words),
  marks: v.optional(v.pipe(v.array(v.picklist(ownMarkKinds)), v.readonly())),
  withoutMarks: v.optional(v.pipe(v.array(v.picklist(ownMarkKinds)), v.readonly())),
  contacts: v.optional(words),
  number: v.optional(v.pipe(v.string(), v.maxLength(100))),
  ownNumber: v.optional(v.pipe(v.string(), v.maxLength(100))),
  hasNotes: v.optional(v.boolean()),
  hasPinnedNote: v.optional(v.boolean()),
  hasAttachment: v.optional(v.boolean()),
  minSeconds: v.optional(amount),
  maxSeconds: v.optional(amount),
  minCost: v.optional(amount),
  maxCost: v.optional(amount),
  only: v.optional(ids),
  except: v.optional(ids),
});
/** A pasted text may be long; the parser reads the first 10,000 characters. */
const query = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(100_000)),
  filters,
  exactLetters: v.optional(v.boolean()),
  exactForms: v.optional(v.boolean()),
  literal: v.optional(v.boolean()),
});
const sort = v.strictObject({ by: v.picklist(sortKeys), descending: v.boolean() });
/** A place in an archive. */
export const viewStateShape = v.strictObject({
  query,
  sort,
  anchor: v.nullable(v.strictObject({ id, below: v.number() })),
  open: v.nullable(id),
});
/** A width, a fold, an order of columns: nothing long. */
const partValue = v.pipe(
  v.unknown(),
  v.check((value) => JSON.stringify([value]).length <= 10_000),
);
const someIds = v.pipe(v.array(id), v.maxLength(maxReadForPrint), v.readonly());
/** A part of a document for paper, as the window drew it. */
const markup = v.pipe(v.string(), v.maxLength(100_000_000));
const selection = v.variant('kind', [
  v.strictObject({ kind: v.literal('all'), except: v.optional(ids) }),
  v.strictObject({ kind: v.literal('ids'), ids }),
]);
const timelineOf = v.variant('kind', [
  v.strictObject({ kind: v.literal('contact'), name: v.pipe(v.string(), v.maxLength(1000)) }),
  v.strictObject({ kind: v.literal('number'), number: v.pipe(v.string(), v.maxLength(100)) }),
]);
/** Only the days `from` to `to`, inclusive. */
const timelineDays = v.optional(v.strictObject({ from: day, to: day }));
const timelinePlace = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['newest', 'oldest']) }),
  v.strictObject({ kind: v.picklist(['before', 'after', 'around']), id }),
  v.strictObject({ kind: v.literal('day'), day }),
]);
const remarkText = v.pipe(v.string(), v.maxLength(maxRemarkLength));
const moment = v.pipe(v.string(), v.isoTimestamp());
const ownMarkChange = v.variant('kind', [
  v.strictObject({ kind: v.literal('set'), flag: v.picklist(ownFlags), isSet: v.boolean(), ids }),
  v.strictObject({ kind: v.literal('addRemark'), id, text: remarkText }),
  v.strictObject({ kind: v.literal('changeRemark'), id, remark: id, text: remarkText }),
  v.strictObject({ kind: v.literal('removeRemark'), id, remark: id }),
  v.strictObject({
    kind: v.literal('putBackRemark'),
    id,
    remark: v.strictObject({
      id,
      kind: v.picklist(ownMarkKinds),
      text: v.nullable(remarkText),
      author: v.nullable(v.pipe(v.string(), v.maxLength(maxAuthorLength))),
      createdAt: moment,
      changedAt: v.nullable(moment),
    }),
  }),
]);
const foundRecord = v.strictObject({ id, query, sort });
const mainWish = v.variant('kind', [
  v.strictObject({ kind: v.literal('timeline'), of: timelineOf, id, marks: query }),
  v.strictObject({ kind: v.literal('contact'), name: v.pipe(v.string(), v.maxLength(1000)) }),
  v.strictObject({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(10_000)) }),
  v.strictObject({
    kind: v.literal('erase'),
    id,
    callDate: v.pipe(v.string(), v.maxLength(100)),
    contact: v.strictObject({
      name: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
      number: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
    }),
  }),
]);
const registerSearch = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(1000)),
  acts: v.pipe(v.array(v.picklist(registerActs)), v.maxLength(registerActs.length), v.readonly()),
  from: v.nullable(day),
  to: v.nullable(day),
});
const holdSubject = v.variant('kind', [
  v.strictObject({ kind: v.literal('contact'), contact: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)) }),
  v.strictObject({ kind: v.literal('number'), number: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) }),
  v.strictObject({ kind: v.literal('search'), query }),
]);
const exported = v.strictObject({ query, selection, sort, settings: exportSettings });
const savedSearch = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
  query,
  sort,
  seen: v.nullable(id),
  notifies: v.optional(v.boolean()),
});
const erasureChoice = v.strictObject({ kind: v.literal('query'), query });
const accountName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500));
const key = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2000));
/** As it was typed: spaces count. */
const password = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000));
/** As long as Windows lets one be. */
const filePath = v.pipe(v.string(), v.maxLength(32_767));

/** Every question of the window. A new one is a line here, a line in `main/ipc/answers.ts`, and its use. */
export const questions = {
  readSetup: asks<Setup>()(nothing),
  saveSettings: asks<Setup>()(
    v.strictObject({
      language: v.optional(v.picklist(['pl', 'en'])),
      syncEveryHours: v.optional(v.picklist(syncEveryHours)),
      drawsBySoftware: v.optional(v.boolean()),
      /** Null: the system's name of the person. */
      remarkAuthor: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxAuthorLength)))),
      theme: v.optional(v.picklist(themes)),
      firstScreen: v.optional(v.picklist(firstScreens)),
      firstSearch: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100)))),
      weekStart: v.optional(v.picklist(weekStarts)),
    }),
  ),
  /** What the window remembers between runs, but for the view state, which comes with the setup. */
  readMemory: asks<WindowMemory>()(nothing),
  remember: asks<null>()(v.strictObject({ part: v.picklist(windowParts), value: partValue })),
  /** The place in an archive, by its file. */
  keepViewState: asks<null>()(v.strictObject({ archive: filePath, viewState: viewStateShape })),
  /** What an earlier version kept in the page's own storage. */
  takeOverMemory: asks<null>()(
    v.strictObject({
      parts: v.strictObject({
        panes: v.optional(partValue),
        columns: v.optional(partValue),
        foldedFilters: v.optional(partValue),
        timeBars: v.optional(partValue),
      }),
      last: v.nullable(v.strictObject({ archive: filePath, viewState: viewStateShape })),
    }),
  ),
  testConnection: asks<ConnectionTest>()(v.strictObject({ account: accountName, key: v.nullable(key) })),
  /** Opens (or begins) the account's archive. `key: null` keeps the one already known. */
  connectAccount: asks<Setup>()(
    v.strictObject({ account: accountName, key: v.nullable(key), keepKey: v.picklist(['safely', 'thisRun', 'plain']) }),
  ),
  /** Takes the key of the account in use out of memory and off the disk. */
  forgetKey: asks<Setup>()(nothing),
  /** Gives an account another name for people to see; with an empty one, its own again. Throws `nameTaken`. */
  renameAccount: asks<Setup>()(
    v.strictObject({ baseUrl: accountName, name: v.pipe(v.string(), v.trim(), v.maxLength(100)) }),
  ),
  /** What the removal of an account would take away. */
  describeRemoval: asks<RemovalFacts>()(v.strictObject({ baseUrl: accountName })),
  /** Removes an account, with its archive or without; `stops` also what runs on it. `left`: files that could not be deleted yet. */
  removeAccount: asks<{ readonly setup: Setup; readonly left: readonly string[] }>()(
    v.strictObject({ baseUrl: accountName, archive: v.picklist(['keep', 'delete']), stops: v.boolean() }),
  ),
  /** Where the open archive lies, and what of the disk it takes. */
  readArchivePlace: asks<ArchivePlaceFacts>()(nothing),
  showArchive: asks<null>()(nothing),
  /** Asks the person for a folder for the archive, and looks whether it can lie there; null when they changed their mind. */
  chooseArchiveFolder: asks<MoveOffer | null>()(nothing),
  /** Moves the archive into the folder that was chosen last; what runs on it is ended before. Giving the question up cancels it. */
  moveArchive: asks<{ readonly setup: Setup; readonly moved: MovedArchive }>()(nothing),
  /** Asks the person for the file that the archive was moved to, and opens it; null when they changed their mind. */
  locateArchive: asks<Setup | null>()(nothing),
  /** Whether the system encrypts archives and settings for the person who is logged on. */
  readEncryption: asks<FolderEncryption>()(nothing),
  /** Has it encrypt them, or decrypt them; the archive is closed meanwhile, and a download that runs goes on after it. */
  encryptArchive: asks<FolderEncryption>()(v.strictObject({ isOn: v.boolean() })),
  /** What is known of the backups of the account in use. */
  readBackups: asks<Backups>()(nothing),
  /** Asks the person for a file name and makes a backup; null when they changed their mind. Giving the question up stops it. */
  backUp: asks<SavedBackup | null>()(v.strictObject({ password: v.nullable(password) })),
  /** Stops the backup that is made by itself. */
  stopBackup: asks<null>()(nothing),
  /** When backups are made by themselves; a password protects them from now on, null does not. */
  changeBackups: asks<Backups>()(
    v.strictObject({
      every: v.optional(v.picklist(backupTimes)),
      keep: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostGenerations))),
      tells: v.optional(v.boolean()),
      password: v.optional(v.nullable(password)),
    }),
  ),
  /** Asks the person for the folder of those; null when they changed their mind. */
  chooseBackupFolder: asks<Backups | null>()(nothing),
  /** Asks the person for a backup; null when they changed their mind. */
  chooseBackup: asks<BackupFile | null>()(nothing),
  /** Takes one of the latest backups, or one that the system brought. */
  takeBackup: asks<BackupFile>()(v.strictObject({ path: filePath })),
  /** Reads and checks the backup that was chosen last. Nothing changes yet. Giving the question up stops it. */
  readBackup: asks<BackupContents>()(v.strictObject({ password: v.nullable(password) })),
  /** Where the backup that was read would become the archive of an account. */
  placeBackup: asks<RestorePlace>()(v.strictObject({ account: accountName })),
  /**
   * Makes the backup that was read the archive of an account; `keeps` the one before, where there is one; `erasesAgain` what was erased for
   * good since.
   */
  restoreBackup: asks<{ readonly setup: Setup; readonly keptAs: string | null; readonly erasedAgain: number }>()(
    v.strictObject({ account: accountName, replaces: v.boolean(), keeps: v.boolean(), erasesAgain: v.boolean() }),
  ),
  /** Forgets the backup that was read. */
  dropBackup: asks<null>()(nothing),
  /** Asks the person for what is to be looked into, a file or a folder; null when they changed their mind. */
  chooseViewed: asks<string | null>()(v.strictObject({ what: v.picklist(['file', 'folder']) })),
  /** What the system brought to be opened and was not asked about yet; null where there is nothing. */
  takeOffered: asks<string | null>()(nothing),
  /** Looks into what was chosen, was brought, or was looked into before. */
  viewArchive: asks<Setup>()(v.strictObject({ place: filePath, password: v.nullable(password) })),
  /** Takes a place off those that were looked into before. */
  forgetViewed: asks<Setup>()(v.strictObject({ place: filePath })),
  /** How long the records of the open archive are kept. */
  readRetention: asks<Keeping>()(nothing),
  /** What such rules would erase today. */
  previewRetention: asks<RetentionPreview>()(v.strictObject({ keeping })),
  /** Decides it; the register notes it. */
  changeRetention: asks<Keeping>()(v.strictObject({ keeping })),
  /** Erases for good what is older than the rules say on `today`, the day of the preview. */
  eraseExpired: asks<RetentionReport>()(v.strictObject({ today: day })),
  /** The records that the CRM no longer lists, or of which it no longer lists a note. */
  findVanished: asks<readonly number[]>()(nothing),
  chooseAccount: asks<Setup>()(v.strictObject({ baseUrl: accountName })),
  /** Starts the bundled CRM server, mirrors its sample data, opens its archive; progress comes as news. */
  startDemo: asks<Setup>()(nothing),
  /**
   * Downloads what is missing of the days `from` to `to` inclusive, with `again` also what is not, and nothing of other
   * days; answered when it ended, also when it was stopped.
   */
  startSync: asks<SyncReport>()(v.strictObject({ from: day, to: day, again: v.optional(v.boolean()) })),
  stopSync: asks<null>()(nothing),
  /** Holds the running download until `resumeSync`; without one, nothing happens. */
  pauseSync: asks<null>()(nothing),
  resumeSync: asks<null>()(nothing),
  readStatus: asks<ArchiveStatus>()(nothing),
  readDownloads: asks<DownloadStanding>()(nothing),
  /** Downloads whatever was asked for and is missing, with `newAlone` no more than what is new or owed; answered when it ended. */
  syncAgain: asks<SyncAgain>()(v.strictObject({ newAlone: v.boolean() })),
  /** The latest downloads of the archive, the newest first. */
  readDownloadHistory: asks<readonly DownloadEntry[]>()(nothing),
  /** What a download of the history brought. */
  readArrived: asks<ArrivedRecords>()(v.strictObject({ download: id })),
  /** The system says that there is a network again. */
  noticeNetwork: asks<null>()(nothing),
  /** Records of the CRM that could not be read, newest first, with how they came; not more than people look through. */
  readUnreadable: asks<readonly UnreadableRecord[]>()(nothing),
  /** What the archive holds of each day, `from` to `to` inclusive, oldest first. */
  readCoverage: asks<readonly DayCoverage[]>()(v.strictObject({ from: day, to: day })),
  /** The same of every day since the first year that was asked for, up to `today`, as far as it is known without reading rows. */
  readCalendar: asks<CoverageCalendar>()(v.strictObject({ today: day })),
  search: asks<ResultPage>()(
    v.strictObject({
      query,
      sort,
      offset: id,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    }),
  ),
  /** The ids of a part of a result, in its order. */
  findIds: asks<readonly number[]>()(
    v.strictObject({
      query,
      sort,
      offset: id,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxIds)),
    }),
  ),
  count: asks<{ readonly total: number }>()(v.strictObject({ query })),
  /** Counts, facets and histogram of a result; comes after its rows. */
  summarise: asks<ResultSummary>()(v.strictObject({ query })),
  /** Figures of a result and who was not called back; comes after its rows. */
  report: asks<ReportView>()(v.strictObject({ query, withinHours: v.picklist(withinChoices) })),
  /** The figures of a result by one property of its records; comes after its report. */
  reportBreakdown: asks<Breakdown>()(v.strictObject({ query, by: v.picklist(breakdownKinds) })),
  /** Asks the person for a file name and saves the report of a result; null when they changed their mind. */
  saveReport: asks<ReportFile | null>()(
    v.strictObject({ query, withinHours: v.picklist(withinChoices), format: v.picklist(reportFormats) }),
  ),
  /** Where a record stands in a result (from 0); where it would stand when it is not part of it. */
  findPosition: asks<{ readonly position: number; readonly isFound: boolean }>()(v.strictObject({ query, sort, id })),
  /** The most frequent contacts with the typed words in name or number, counted under all filters but that on contacts. */
  suggestContacts: asks<readonly FacetValue[]>()(
    v.strictObject({ query, typed: v.pipe(v.string(), v.maxLength(200)) }),
  ),
  /** What the end of a typed text may stand for; comes at once, or not at all. */
  suggest: asks<readonly Suggestion[]>()(
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(1000)), language: v.picklist(['pl', 'en']) }),
  ),
  /** Why a search found nothing, and what one click would change. */
  explainEmpty: asks<EmptyReason>()(v.strictObject({ query })),
  /** Builds the search index anew from the records; answered when it is done, in a large archive after minutes. */
  /** Repairs the archive, its search index above all; where anything was changed, a copy of the file before stays. */
  repairIndex: asks<{ readonly keptAs: string | null }>()(nothing),
  /** The saved searches of the account in use, in the person's order. */
  readSearches: asks<readonly SavedSearch[]>()(nothing),
  keepSearches: asks<null>()(
    v.strictObject({ searches: v.pipe(v.array(savedSearch), v.maxLength(200), v.readonly()) }),
  ),
  /** The latest searches of the account in use, newest first, and whether they are kept at all. */
  readRecentSearches: asks<RecentSearches>()(nothing),
  keepRecentSearches: asks<null>()(
    v.strictObject({
      areKept: v.boolean(),
      texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(recentTextLength))), v.maxLength(maxRecent), v.readonly()),
    }),
  ),
  countSaved: asks<SavedCount>()(v.strictObject({ query, seen: v.nullable(id) })),
  readRecord: asks<InteractionRecord>()(v.strictObject({ id, query })),
  /** A page of a timeline, oldest first; `marks` is the search whose hits are marked in it. */
  readTimeline: asks<TimelinePage>()(
    v.strictObject({
      of: timelineOf,
      days: timelineDays,
      place: timelinePlace,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      marks: query,
    }),
  ),
  summariseTimeline: asks<TimelineSummary>()(v.strictObject({ of: timelineOf, days: timelineDays })),
  /** All that the archive knows of a person: own records, what the person was known under, and how many mentions there are. */
  findPerson: asks<PersonFound>()(v.strictObject({ subject, isWide: v.boolean() })),
  /** What would be erased for good; nothing is yet. Throws `archiveReadOnly` of what is only looked into. */
  planErasure: asks<ErasureOffer>()(v.strictObject({ choice: erasureChoice })),
  /**
   * Erases for good what `planErasure` showed (`fingerprint`). Giving the question up stops it as long as `ErasureProgress` says that records
   * leave the rows; all is then as it was.
   */
  erase: asks<ErasureOutcome>()(
    v.strictObject({
      choice: erasureChoice,
      reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxReasonLength)),
      fingerprint: v.pipe(v.string(), v.maxLength(100)),
    }),
  ),
  /** Mentions of a person on records that are not the person's, the newest first: those before a record. */
  readMentions: asks<MentionPage>()(v.strictObject({ subject, isWide: v.boolean(), before: v.nullable(id) })),
  /** The texts of a person's packet as they are, with the places that name third persons; from the record with this number on. */
  readPacketTexts: asks<PacketTexts>()(
    v.strictObject({ subject, choice: packetChoice, from: id, onlyWithSpans: v.boolean() }),
  ),
  /** Asks the person where to, and makes the packet; null when they changed their mind. Giving the question up stops it. */
  makePacket: asks<PacketReport | null>()(
    v.strictObject({
      subject,
      /** Whose data it is, and who asked for it, as the packet says it. */
      who: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000)),
      askedBy: v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000))),
      choice: packetChoice,
      to: v.picklist(['folder', 'zip']),
    }),
  ),
  /**
   * What a document would be made of; its ids only where there are at most `limit`. `since` is the day from which on the
   * archive is to be complete, where the search names none.
   */
  planPrint: asks<PrintPlan>()(v.strictObject({ query, selection, sort, limit: id, since: v.optional(day) })),
  /** Lines of a list, in the order of the ids, with the hits of a search. */
  readRows: asks<readonly FoundInteraction[]>()(v.strictObject({ ids: someIds, marks: query })),
  /** Likewise whole records; one that cannot be read says so. */
  readRecords: asks<readonly InteractionRecord[]>()(v.strictObject({ ids: someIds, marks: query })),
  /** Begins a document; for a PDF asks for its file (`name` is the suggestion, without its ending). Its number; null when they changed their mind. */
  beginPrint: asks<number | null>()(
    v.strictObject({
      to: v.variant('kind', [
        v.strictObject({ kind: v.literal('pdf'), name: v.pipe(v.string(), v.maxLength(200)) }),
        v.strictObject({ kind: v.literal('printer') }),
      ]),
    }),
  ),
  addToPrint: asks<null>()(v.strictObject({ document: id, html: markup })),
  /** Prints what was added, between `before` and `after`, or saves it; null when they changed their mind. Cancelled, nothing is left of it. */
  finishPrint: asks<PrintReport | null>()(
    v.strictObject({
      document: id,
      title: v.pipe(v.string(), v.maxLength(1000)),
      /** How many are on it. */
      records: id,
      styles: markup,
      before: markup,
      after: markup,
      isLandscape: v.boolean(),
    }),
  ),
  /** Forgets a document that is not finished. */
  dropPrint: asks<null>()(v.strictObject({ document: id })),
  /** Makes the page larger or smaller, or of so many percent, or leaves it (null); answered with its size in percent. */
  /** The undo or redo of the field that is typed in. */
  turnField: asks<null>()(v.strictObject({ way: v.picklist(['undo', 'redo']) })),
  /** Which acts of the application's menu cannot be done now. */
  tellLacking: asks<null>()(
    v.strictObject({ acts: v.pipe(v.array(v.picklist(actNames)), v.maxLength(200), v.readonly()) }),
  ),
  zoom: asks<number>()(
    v.strictObject({ step: v.nullable(v.union([v.picklist(zoomSteps), v.picklist(textPercents)])) }),
  ),
  /** The first rows of an export as they will be written, how many there are, and what the archive misses of them. */
  previewExport: asks<ExportPreview>()(exported),
  /** Asks the person for a file name and writes; null when they changed their mind. Giving the question up cancels it. */
  exportRows: asks<ExportReport | null>()(
    v.strictObject({ ...exported.entries, profile: profileChoice, takesLongTexts: v.boolean() }),
  ),
  /** Marks records for people, in this archive alone. */
  changeOwnMarks: asks<OwnMarksChanged>()(v.strictObject({ change: ownMarkChange })),
  /** Marks all that a search finds; answered with those that are marked otherwise than before. Giving the question up stops it. */
  markFound: asks<{ readonly ids: readonly number[] }>()(
    v.strictObject({ query, flag: v.picklist(ownFlags), isSet: v.boolean() }),
  ),
  /** The numbers of the entries of the register that are wanted, the newest first. */
  findEntries: asks<readonly number[]>()(v.strictObject({ search: registerSearch })),
  readEntries: asks<readonly StandingEntry[]>()(
    v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(maxEntriesRead), v.readonly()) }),
  ),
  /** Whether a part of the register is as it was written, from its beginning or from where the part before ended. */
  checkRegister: asks<RegisterCheck>()(
    v.strictObject({
      after: v.nullable(v.strictObject({ id, hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    }),
  ),
  /** Asks the person for a file name and saves entries of the register; null when they changed their mind. */
  saveRegister: asks<RegisterFile | null>()(
    v.strictObject({ search: registerSearch, format: v.picklist(registerFormats) }),
  ),
  /** What keeps records from being erased, the oldest first, each with how many it holds at the moment. */
  readHolds: asks<readonly CountedHold[]>()(nothing),
  putHold: asks<Hold>()(
    v.strictObject({
      subject: holdSubject,
      reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxReasonLength)),
    }),
  ),
  /** Takes a hold away, with why; null where there is none of this number any more. */
  releaseHold: asks<Hold | null>()(
    v.strictObject({ id, reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxReasonLength)) }),
  ),
  readExportChoices: asks<ExportChoices>()(nothing),
  /** Keeps a profile under its name, in the place of one of that name. */
  saveExportProfile: asks<ExportChoices>()(v.strictObject({ name: profileName, settings: exportSettings })),
  /** Throws `wrongInput` where there is no such profile, or another of the new name. */
  renameExportProfile: asks<ExportChoices>()(v.strictObject({ name: profileName, newName: profileName })),
  deleteExportProfile: asks<ExportChoices>()(v.strictObject({ name: profileName })),
  /** Opens a file that was written in this run, in its own program. */
  openFile: asks<null>()(v.strictObject({ path: filePath })),
  /** Shows a file that was written in this run where the file manager has it. */
  showInFolder: asks<null>()(v.strictObject({ path: filePath })),
  /** Puts records onto the clipboard, at most `maxCopied`. */
  copyRows: asks<{ readonly rows: number }>()(
    v.strictObject({ query, sort, selection, as: v.picklist(['table', 'text']) }),
  ),
  copyText: asks<null>()(v.strictObject({ text: v.pipe(v.string(), v.maxLength(10_000_000)) })),
  /** Opens a page or writes an e-mail, in the system's own program. */
  openAddress: asks<null>()(
    v.strictObject({
      address: v.pipe(
        v.string(),
        v.check((address) => openableAddress(address) !== null),
        v.transform((address) => openableAddress(address)?.href ?? address),
      ),
    }),
  ),
  openLogFolder: asks<null>()(nothing),
  /** Whether newer versions are looked for, and what came of it. */
  readUpdates: asks<UpdateStanding>()(nothing),
  /** Switched on, it is looked at once. */
  changeUpdates: asks<UpdateStanding>()(v.strictObject({ isOn: v.boolean() })),
  /** Looks for a newer version where that is wanted and due; the one that is to be told of, once. */
  lookForNewer: asks<NewerVersion | null>()(nothing),
  /** What the program knows of itself, without anything personal. */
  readDiagnostics: asks<Diagnostics>()(nothing),
  /** Writes it into a file that the person names; its path, null when they changed their mind. */
  saveDiagnostics: asks<{ readonly path: string } | null>()(nothing),
  /** Opens the help beside the window, at a page and a heading of it (`export#columns`); null: where it was. */
  openHelp: asks<null>()(v.strictObject({ topic: v.nullable(v.pipe(v.string(), v.maxLength(300))) })),
  /** Prints the page of the help that is read; false when they changed their mind. */
  printHelp: asks<boolean>()(nothing),
  /** What the program does while nobody looks at it, and what this system can do of that. */
  readBackground: asks<Background>()(nothing),
  changeBackground: asks<Background>()(
    v.strictObject({
      startsAtLogOn: v.optional(v.boolean()),
      staysInTray: v.optional(v.boolean()),
      tellsContacts: v.optional(v.boolean()),
    }),
  ),
  /** Opens a record in a window of its own, or brings the one to front that it has; false where as many are open as may be. */
  openRecordWindow: asks<boolean>()(foundRecord),
  /** What the record's own window that asks is to show. */
  readRecordWindow: asks<RecordWindowSetup>()(nothing),
  /** The record's own window that asks has gone to another record of its search. */
  tellRecordShown: asks<null>()(v.strictObject({ id })),
  /** Shows something in the main window, which comes to front. */
  askMainWindow: asks<null>()(mainWish),
} as const satisfies Record<string, Question<unknown, unknown>>;

export type QuestionName = keyof typeof questions;
export type InputOf<Name extends QuestionName> = v.InferOutput<(typeof questions)[Name]['input']>;
export type AnswerOf<Name extends QuestionName> =
  (typeof questions)[Name] extends Question<unknown, infer Answer> ? Answer : never;

/** What the main process tells the window unasked. */
export interface News {
  readonly syncProgress: SyncProgress;
  /** `isScheduled`: it interrupts no other work in the window, however it ended. `newAlone`: it asked for what is new alone. */
  readonly syncEnded: {
    readonly result: Result<SyncReport>;
    readonly isScheduled: boolean;
    readonly newAlone: boolean;
  };
  /** The archive's rows changed, by this or another process: lists should ask again. */
  readonly archiveChanged: ArchiveStatus;
  /** The system brought a file to be opened: `takeOffered` names it. */
  readonly offered: null;
  /** What is only looked into has something newer by now, or has gone or come back. */
  readonly viewedChanged: ViewedArchive;
  readonly moveProgress: MoveProgress;
  /** Of a backup; `isScheduled`: of one that is made by itself. */
  readonly backupProgress: BackupProgress & { readonly isScheduled: boolean };
  /** A backup that was made by itself ended. */
  readonly backupEnded: Result<SavedBackup>;
  /** A menu of the application asks for one of the latest backups to be restored. */
  readonly backupWanted: { readonly path: string };
  /** How far reading a backup is that may be restored. */
  readonly restoreProgress: BackupProgress;
  readonly erasureProgress: ErasureProgress;
  /** After a download the rules of retention erased something by themselves. */
  readonly erasedByRules: Pick<RetentionReport, 'interactions' | 'notes'>;
  readonly exportProgress: { readonly rows: number; readonly total: number };
  readonly packetProgress: PacketProgress;
  /** A menu of the application asks for it. */
  readonly command: ActName;
  /** To the help's own window: the language of the program, and what it is to show now. */
  readonly helpAsked: { readonly language: Language; readonly topic: string | null };
  /** A notification was clicked: what it told of is wanted. */
  readonly openTold: ToldRecords;
  /** To the main window: what a record's own window wants to be shown there. */
  readonly wished: MainWish;
  /** To a record's own window: it is to show a record anew, or the same one as another search found it. */
  readonly recordAsked: FoundRecord;
  readonly recordCommand: RecordCommand;
  /** Likewise: rows of the archive changed. */
  readonly recordsChanged: null;
  readonly languageChanged: Language;
  readonly themeChanged: Theme;
  /** Something failed that no question of the window had asked for. */
  readonly failed: Failure;
}
export type NewsName = keyof News;

/** What the preload script puts on the window's `kronika`. */
export interface Bridge {
  /** `requestId`: a number of the window's own, by which it may cancel the question. */
  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, requestId?: number): Promise<Result<AnswerOf<Name>>>;
  /** Cancels the question asked with that request id: its answer is not needed any more. */
  cancel(requestId: number): void;
  /** Calls `listener` for each piece of news of that name; the returned function ends it. */
  subscribe<Name extends NewsName>(name: Name, listener: (news: News[Name]) => void): () => void;
}

/** The channels of the bridge. */
export const askChannel = 'kronika:ask';
export const cancelChannel = 'kronika:cancel';
export const newsChannel = 'kronika:news';
