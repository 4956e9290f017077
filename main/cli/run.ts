import type { PacketProgress } from '../../preload/export/packet';
import type { BackupProgress } from '../../preload/desktop/backup';
import { failureOf, KronikaError, type Failure } from '../../preload/failure';
import { withoutPersonalData } from '../../preload/failure-details';
import { type Filters, labelOf, type Language, type Query } from '../../preload/model';
import { dayOfClock, formatBytes, formatPeriod, percentOf } from '../../preload/words/format';
import { latestDayIn } from '../crm/zone';
import { downloadLine } from '../../preload/words/texts/download-text';
import { offerText } from '../../preload/words/texts/rewriting-text';
import { planLine, sentenceOf } from '../../preload/words/sentence';
import { words } from '../../preload/words/words';
import type { PrintPage } from '../workspace/print-page';
import type { Workspace } from '../workspace/workspace';
import { WrongUsage, type About, type Invocation, type UsageReason } from './arguments';
import type { ExportProgress } from '../export/export-rows';
import { isWhole } from '../export/manifest/manifest-in-words';
import { isUnsearchable } from '../search/typed/query-parser';
import { runDiagnostics } from './commands/diagnostics';
import { exitCode, exitCodeOf, type ExitCode } from './exit-code';
import { exportLines, understoodLines } from './commands/export-lines';
import { builtInNames, exportSettingsOf } from './export-options';
import type { Terminal } from './terminal';
import { runPolicy, sayPolicyProblems } from './commands/policy';
import { runErase } from './commands/erase';
import { runRegister } from './commands/register';
import { isErasedAgain } from './commands/erased-again';
import { runReport } from './commands/report';
import { runRetention, sayRetention } from './commands/retention';
import { runPacket } from './commands/packet';
import { runSubject } from './commands/subject';
import { runHold } from './commands/hold';
import { runVerify } from './commands/verify';
import { runVerifyExport } from './commands/verify-export';
import {
  completenessLines,
  coverageLines,
  progressLine,
  recordLines,
  rowLine,
  statusLines,
  unreadableLines,
} from './print';

export type Command = Exclude<Invocation, About | { readonly command: 'window' }>;

/** No archive begins earlier; empty years cost a request or two. */
const earliestDay = '2000-01-01';

/** As many rows one question brings. */
const rowsAtOnce = 1000;

/** So many a person reads; as many a search gives where nothing else is asked for. */
const screenfulRows = 100;

/** How often progress is said where it cannot be written over. */
const sayEveryMs = 5000;

/** Writes a failure down where those who mend the program look; gives that place, null where there is none. */
export type LogFailure = (about: string, failure: Failure) => string | null;

/** What a command gets beside its own words. */
interface Surroundings {
  readonly note: LogFailure;
  /** KRONIKA_BACKUP_PASSWORD; null where it is not set. */
  readonly backupPassword: string | null;
  readonly print: PrintPage;
}

/** Runs one command; every failure becomes a sentence on `say` and an exit code. */
export async function runCommand(
  command: Command,
  workspace: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
  { note, backupPassword, print }: Surroundings,
): Promise<ExitCode> {
  const { language } = workspace;
  const t = words(language);
  try {
    if (command.command === 'policy') return runPolicy(command, workspace, terminal);
    sayPolicyProblems(workspace, terminal);
    if (command.command === 'diagnostics') return await runDiagnostics(command, workspace, terminal);
    if (command.command === 'verify-export') return await runVerifyExport(command, workspace, terminal);
    if (command.command === 'restore') return await runRestore(command, backupPassword, workspace, terminal, signal);
    const { accounts } = workspace.settings;
    const { archive } = command;
    if (archive === null && command.account === null && accounts.length > 1 && workspace.accounts.byPolicy === null) {
      terminal.say(words(language)('cli.whichAccount', { names: accounts.map(labelOf).join(', ') }));
      return exitCode.wrongUsage;
    }
    if (command.command === 'sync') return await runSync(command, workspace, terminal, signal, note);
    if (archive === null) await workspace.choose(command.account);
    else await workspace.viewed.open(archive, backupPassword);
    switch (command.command) {
      case 'status':
        return await runStatus(command, workspace, terminal);
      case 'unreadable':
        return await runUnreadable(command, workspace, terminal);
      case 'downloads':
        return await runDownloads(command, workspace, terminal);
      case 'coverage':
        return await runCoverage(command, workspace, terminal);
      case 'search':
        return await runSearch(await withGone(command, workspace), workspace, terminal);
      case 'report':
        return await runReport(await withGone(command, workspace), workspace, terminal, { print, signal });
      case 'erase':
        return await runErase(await withGone(command, workspace), workspace, terminal);
      case 'subject':
        return await runSubject(command, workspace, terminal, (wish) => {
          const onProgress = sayProgress(terminal, ({ part, ...counts }: PacketProgress) =>
            t(`cli.subject.packet.progress.${part}`, counts),
          );
          return runPacket(wish, workspace, terminal, { print, onProgress, signal }).finally(() => {
            terminal.show('');
          });
        });
      case 'hold':
        return await runHold(command, workspace, terminal);
      case 'retention':
        return await runRetention(command, workspace, terminal);
      case 'register':
        return await runRegister(command, workspace, terminal, signal);
      case 'show':
        return await runShow(command, workspace, terminal);
      case 'export':
        return await runExport(await withGone(command, workspace), workspace, terminal, signal);
      case 'verify':
        return await runVerify(command, workspace, terminal);
      case 'backup':
        return await runBackup(command, backupPassword, workspace, terminal, signal);
    }
  } catch (error) {
    const failure = failureOf(error);
    const account = 'account' in command ? command.account : null;
    if (failure.kind === 'archiveMissing' && isUnknown(account, workspace)) {
      sayUnknownAccount(account ?? '', workspace, terminal);
    } else {
      sayFailure(failure, language, terminal, note(command.command, failure));
    }
    return exitCodeOf(failure.kind, ('file' in command && command.file !== null) || 'packet' in command);
  }
}

/** A search of only what the CRM no longer has names its records one by one. */
async function withGone<Of extends { readonly filters: Filters; readonly gone: boolean }>(
  command: Of,
  { reader }: Workspace,
): Promise<Of & { readonly filters: Filters }> {
  if (!command.gone) return command;
  const only = await reader.ask('findVanished', null);
  return { ...command, filters: { ...command.filters, only } };
}

/** Whether an account was named that was never downloaded, while there are others. */
function isUnknown(name: string | null, { accounts, settings }: Workspace): boolean {
  if (name === null || settings.accounts.length === 0) return false;
  const { baseUrl } = accounts.called(name);
  return !settings.accounts.some((known) => known.baseUrl === baseUrl);
}

function sayUnknownAccount(account: string, { settings, language }: Workspace, terminal: Terminal): void {
  const names = settings.accounts.map(labelOf).join(', ');
  terminal.say(words(language)('cli.unknownAccount', { account, names }));
}

/** Says what was wrong with a command line. */
export function sayUsage(wrong: WrongUsage, language: Language, terminal: Terminal): ExitCode {
  terminal.say(usageSentence(wrong.reason, language));
  terminal.say(words(language)('cli.seeUsage'));
  return exitCode.wrongUsage;
}

function usageSentence(reason: UsageReason, language: Language): string {
  const t = words(language);
  switch (reason.key) {
    case 'unknownCommand':
      return t('cli.unknownCommand', { command: reason.command });
    case 'unknownOption':
      return t('cli.unknownOption', { option: reason.option });
    case 'missingValue':
      return t('cli.missingValue', { option: reason.option });
    case 'wrongValue':
      return t('cli.wrongValue', { option: reason.option, value: reason.value, allowed: reason.allowed });
    case 'wrongDate':
      return t('cli.wrongDate', { value: reason.value });
    case 'tooManyArguments':
      return t('cli.tooManyArguments', { value: reason.value });
    case 'missingArgument':
      return t('cli.missingArgument', { command: reason.command, argument: t(`cli.${reason.argument}`) });
    case 'keyOnCommandLine':
      return t('cli.keyOnCommandLine');
    case 'dataDirIsFile':
    case 'dataDirName':
    case 'dataDirByPolicy':
      return t(`cli.${reason.key}`, { path: reason.path });
  }
}

/** Says what happened and what to do. The technical detail is in the log (`notedIn`), or in one line where there is none. */
export function sayFailure(failure: Failure, language: Language, terminal: Terminal, notedIn: string | null): void {
  const sentence = sentenceOf(failure, language, 'commandLine');
  terminal.say(sentence.what);
  if (sentence.remedy !== '') terminal.say(sentence.remedy);
  if (exitCodeOf(failure.kind, false) !== exitCode.fault || failure.detail === undefined) return;
  if (notedIn !== null) terminal.say(words(language)('cli.detailsInLog', { path: notedIn }));
  else terminal.say(withoutPersonalData(failure.detail.split('\n', 1)[0] ?? ''));
}

type CommandOf<Name extends Command['command']> = Extract<Command, { readonly command: Name }>;

async function runSync(
  command: CommandOf<'sync'>,
  workspace: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
  note: LogFailure,
): Promise<ExitCode> {
  const { language } = workspace;
  const t = words(language);
  const { accounts, policy } = workspace;
  const account = command.account ?? accounts.byPolicy?.baseUrl ?? null;
  if (account === null) await workspace.choose(null);
  else await workspace.connect(accounts.called(account).baseUrl, null, 'thisRun', signal);
  const { downloadFrom } = policy.held;
  const usualFrom = downloadFrom ?? (await workspace.reader.ask('readFirstAskedDay', null)) ?? earliestDay;
  const from = later(command.from ?? usualFrom, downloadFrom);
  const to = command.to ?? latestDayIn(new Date());
  if (from > to) {
    const option = command.from === null ? '--to' : '--from';
    const allowed = command.from === null ? `${from}…` : `…${to}`;
    const value = command.from === null ? to : from;
    return sayUsage(new WrongUsage({ key: 'wrongValue', option, value, allowed }), language, terminal);
  }
  const setup = await workspace.readSetup();
  terminal.say(
    t('cli.syncStarts', { address: setup.account?.baseUrl ?? '', period: formatPeriod(language, from, to) }),
  );
  let saidAt = 0;
  let plan: string | null = null;
  workspace.listen({
    syncProgress: (progress) => {
      if (plan === null) {
        plan = planLine(progress, language, 'commandLine');
        if (plan !== null) terminal.say(plan);
      }
      const line = progressLine(progress, language);
      if (terminal.isInteractive) terminal.show(line);
      else if (Date.now() - saidAt >= sayEveryMs) {
        saidAt = Date.now();
        terminal.say(line);
      }
    },
    syncEnded: () => {
      if (terminal.isInteractive) terminal.show('');
    },
    archiveChanged: () => {},
    viewedChanged: () => {},
    erasedByRules: () => {},
    archiveClosed: () => {},
  });
  const stop = (): void => {
    terminal.say(t('cli.stopping'));
    void workspace.sync.stop();
    void workspace.renewal.stop();
  };
  if (signal.aborted) throw new KronikaError('cancelled');
  signal.addEventListener('abort', stop, { once: true });
  const report = await workspace.sync.start({ from, to }, 'commandLine');
  const { interactions, notes, requests, complete, gaps, stopped } = report;
  // A name that was mistyped, or a key that was refused, is not worth remembering.
  if (stopped === undefined || interactions.new > 0) workspace.accounts.remember(workspace.account);
  if (command.json)
    terminal.json({
      interactions,
      notes,
      requests,
      complete,
      gaps,
      unreadable: report.unreadable,
      stopped: stopped?.kind ?? null,
    });
  if (stopped === undefined) {
    terminal.say(t('cli.syncDone', { ...interactions, newNotes: notes.new, changedNotes: notes.changed }));
  } else {
    terminal.say(t('cli.syncStopped'));
    if (stopped.kind !== 'cancelled') sayFailure(stopped, language, terminal, note('sync', stopped));
  }
  for (const line of completenessLines(
    { complete, gaps, notesOwed: notes.owed, unreadable: report.unreadable },
    language,
  ))
    terminal.say(line);
  if (stopped !== undefined) return exitCodeOf(stopped.kind, false);
  await renewIndex(workspace, terminal);
  await sayRetention(workspace, terminal);
  return complete ? exitCode.done : exitCode.incomplete;
}

/** The later of two days; administrators may have said that nothing before one is downloaded. */
function later(day: string, earliest: string | undefined): string {
  return earliest !== undefined && day < earliest ? earliest : day;
}

/** What an earlier version of the program left of the search index is renewed before the end. */
async function renewIndex(workspace: Workspace, terminal: Terminal): Promise<void> {
  const { indexOutdated = 0 } = await workspace.reader.ask('readStatus', null);
  if (indexOutdated === 0) return;
  terminal.say(words(workspace.language)('cli.indexOutdated', { n: indexOutdated }));
  await workspace.renewal.begin();
}

async function runStatus(command: CommandOf<'status'>, workspace: Workspace, terminal: Terminal): Promise<ExitCode> {
  const status = await workspace.reader.ask('readStatus', null);
  if (command.json) terminal.json(status);
  else for (const line of statusLines(status, workspace.archivePath, workspace.language)) terminal.out(line);
  return status.complete ? exitCode.done : exitCode.incomplete;
}

/** As many records one question brings: each may be megabytes. */
const unreadableAtOnce = 10;

async function runUnreadable(
  command: CommandOf<'unreadable'>,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const { language } = workspace;
  if (command.json) workspace.needExports();
  let shown = 0;
  for (let isLast = false; !isLast && !terminal.isClosed;) {
    const part = { limit: unreadableAtOnce, offset: shown, maxBytes: Number.MAX_SAFE_INTEGER };
    const records = await workspace.reader.ask('readUnreadable', part);
    for (const record of records) {
      if (command.json) terminal.json(record);
      else for (const line of unreadableLines(record, language)) terminal.out(line);
    }
    shown += records.length;
    isLast = records.length < unreadableAtOnce;
  }
  if (shown === 0) terminal.say(words(language)('unreadable.none'));
  return exitCode.done;
}

async function runDownloads(
  command: CommandOf<'downloads'>,
  { language, reader }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const entries = await reader.ask('readDownloadHistory', null);
  if (command.json) terminal.json(entries);
  else if (entries.length === 0) terminal.out(words(language)('cli.neverSynced'));
  else for (const entry of entries) terminal.out(downloadLine(entry, language));
  return exitCode.done;
}

async function runCoverage(
  command: CommandOf<'coverage'>,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const { language, reader } = workspace;
  const from = command.from ?? (await reader.ask('readFirstAskedDay', null));
  const to = command.to ?? dayOfClock(new Date());
  const days = from === null ? [] : await reader.ask('readCoverage', { from, to });
  if (command.json) terminal.json(days);
  else if (days.length === 0) terminal.out(words(language)('cli.neverSynced'));
  else for (const line of coverageLines(days, language)) terminal.out(line);
  const { dayUnknown } = await reader.ask('countUnreadable', null);
  if (dayUnknown > 0) terminal.say(words(language)('cli.coverageDayUnknown', { n: dayUnknown }));
  const isWhole = days.length > 0 && days.every(({ events, notes }) => events === 'complete' && notes === 'complete');
  return isWhole ? exitCode.done : exitCode.incomplete;
}

async function runSearch(command: CommandOf<'search'>, workspace: Workspace, terminal: Terminal): Promise<ExitCode> {
  const { language } = workspace;
  // As many fit a screen; more of them, or for a program, are an export.
  if (command.json || command.limit > screenfulRows) workspace.needExports();
  const query = queryOf(command);
  const { total, inWords, rewriting, offer } = await workspace.reader.ask('count', { query });
  const wanted = Math.min(total, command.limit);
  let [shown, damaged] = [0, 0];
  // By what was asked for, not by what came: a record whose time changes meanwhile is left out of a page.
  for (let offset = 0; offset < wanted; offset += rowsAtOnce) {
    const limit = Math.min(rowsAtOnce, wanted - offset);
    const { sort } = command;
    const page = await workspace.reader.ask('search', { query, sort, offset, limit });
    for (const row of page.rows) {
      if (command.json) terminal.json(rewriting === null ? row : { ...row, rewriting });
      else terminal.out(rowLine(row, language));
    }
    shown += page.rows.length;
    damaged += page.rows.filter(({ isDamaged }) => isDamaged === true).length;
    if (terminal.isClosed) return exitCode.done;
    if (page.isLast) break;
  }
  const t = words(language);
  sayUnsearchable(command.text, language, terminal);
  for (const line of understoodLines({ inWords, rewriting }, language)) terminal.say(line);
  if (offer !== null) terminal.say(offerText(offer, language));
  terminal.say(total === 0 ? t('cli.noHits') : t('cli.hits', { count: total }));
  if (shown < total) terminal.say(t('cli.hitsShown', { shown, total }));
  if (damaged === 0) return exitCode.done;
  terminal.say(t('cli.damagedAmong', { count: damaged }));
  sayFailure({ kind: 'archiveDamaged', facts: { path: workspace.archivePath } }, language, terminal, null);
  return exitCode.archive;
}

/** Says that nothing of what was typed can be searched, where that is so. */
function sayUnsearchable(text: string, language: Language, terminal: Terminal): void {
  if (isUnsearchable(text)) terminal.say(words(language)('cli.notSearchable', { text: text.trim() }));
}

/** What a command searches for. */
function queryOf({ text, filters, literal }: Pick<CommandOf<'search'>, 'text' | 'filters' | 'literal'>): Query {
  return { text, filters, ...(literal ? { literal } : {}) };
}

async function runShow(command: CommandOf<'show'>, workspace: Workspace, terminal: Terminal): Promise<ExitCode> {
  const id = await workspace.reader.ask('findRecord', { uuid: command.uuid });
  const record = await workspace.reader.ask('readRecord', { id, query: { text: '', filters: {} } });
  if (command.json) terminal.json(record);
  else for (const line of recordLines(record, workspace.language)) terminal.out(line);
  return exitCode.done;
}

async function runExport(
  command: CommandOf<'export'>,
  workspace: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  workspace.needExports();
  const { language } = workspace;
  const t = words(language);
  const { file, exportOptions } = command;
  const { own } = workspace.settings.exporting;
  const settings = exportSettingsOf(exportOptions, file, own, language);
  if (settings === null) {
    const names = [...builtInNames.keys(), ...own.map(({ name }) => name)].join(', ');
    terminal.say(t('cli.wrongValue', { option: '--profile', value: exportOptions.profile ?? '', allowed: names }));
    return exitCode.wrongUsage;
  }
  const onProgress = sayProgress(terminal, ({ rows, total }: ExportProgress) => t('export.progress', { rows, total }));
  // A command cannot ask: the sheet and stderr say how many texts it was.
  const job = {
    path: file,
    takesLongTexts: true,
    query: queryOf(command),
    selection: { kind: 'all' },
    sort: exportOptions.sort,
    settings,
  } as const;
  const report = await workspace.jobs.exportRows(job, onProgress, signal).finally(() => {
    terminal.show('');
  });
  if (command.json) terminal.json(report);
  sayUnsearchable(command.text, language, terminal);
  for (const line of exportLines(report, language)) terminal.say(line);
  return isWhole(report) ? exitCode.done : exitCode.incomplete;
}

/** Progress on the terminal: one moving line, or a line now and then where it cannot be written over. */
function sayProgress<Progress>(
  terminal: Terminal,
  lineOf: (progress: Progress) => string,
): (progress: Progress) => void {
  let saidAt = Date.now();
  return (progress) => {
    if (terminal.isInteractive) terminal.show(lineOf(progress));
    else if (Date.now() - saidAt >= sayEveryMs) {
      saidAt = Date.now();
      terminal.say(lineOf(progress));
    }
  };
}

async function runBackup(
  command: CommandOf<'backup'>,
  password: string | null,
  workspace: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { language } = workspace;
  const t = words(language);
  const onProgress = sayProgress(terminal, ({ part, share }: BackupProgress) =>
    t('cli.backupProgress', { part: t(`backup.parts.${part}`), percent: percentOf(share) }),
  );
  // Whoever sets the password wants it used: a plain copy would be a leak.
  const saved = await workspace.backups.backUpTo(command, password, onProgress, signal).finally(() => {
    terminal.show('');
  });
  if (command.json) terminal.json(saved);
  const { path, sizeBytes, isProtected, removed = [] } = saved;
  const said = isProtected ? 'cli.backedUpProtected' : 'cli.backedUp';
  terminal.say(t(said, { path, size: formatBytes(language, sizeBytes) }));
  if (removed.length > 0) terminal.say(t('cli.backupsRemoved', { count: removed.length }));
  return exitCode.done;
}

async function runRestore(
  command: CommandOf<'restore'>,
  password: string | null,
  { accounts, language, register, restoration }: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const t = words(language);
  const given = command.account === null ? null : accounts.called(command.account);
  // Before gigabytes are copied for nothing.
  if (given !== null && accounts.hasArchive(given)) {
    throw new KronikaError('archiveThere', { path: accounts.archivePathOf(given) });
  }
  const onProgress = sayProgress(terminal, ({ part, share }: BackupProgress) =>
    t('cli.backupProgress', { part: t(`backup.parts.${part}`), percent: percentOf(share) }),
  );
  try {
    const contents = await restoration.prepare(command.file, password, onProgress, signal).finally(() => {
      terminal.show('');
    });
    const place = given === null ? contents.place : await restoration.placeOf(given, signal);
    const erasesAgain = await isErasedAgain(place?.erasedSince ?? null, t, terminal);
    const reason = erasesAgain ? t('restore.againReason') : null;
    const { account, path, from, erasedAgain } = await restoration.finish(given, 'nothing', reason);
    await register.addIfPossible({ act: 'restore', texts: { source: from } }, path);
    if (command.json) terminal.json({ account: account.name, path, erasedAgain });
    if (erasedAgain > 0) terminal.say(t('restore.erasedAgain', { count: erasedAgain }));
    if (!erasesAgain) terminal.say(t('restore.notErasedAgain'));
    terminal.say(t('cli.restored', { account: labelOf(account), path }));
    return exitCode.done;
  } finally {
    restoration.drop();
  }
}
