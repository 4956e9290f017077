import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { cpus, homedir, hostname, release, totalmem, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import type { Diagnostics, PartVersion } from '../../preload/desktop/diagnostics';
import { withoutPersonalData } from '../../preload/failure-details';
import type { Account } from '../../preload/model';
import { policyNames } from '../../preload/desktop/policy';
import { startReader } from '../threads/start';
import { electronReleasedOn } from '../versions/electron-releases';
import type { Workspace } from './workspace';

/** So much of the end of the log is read, and so many lines of it are told. */
const logBytes = 64 * 1024;
const logLines = 200;
const lastDownloads = 20;
const lastGaps = 50;

/** What is left out wherever it stands, if it is longer than that: `ja` is in many words. */
const shortestName = 3;

/** Gathers what the program knows of itself. */
export async function gatherDiagnostics(workspace: Workspace): Promise<Diagnostics> {
  const { policy, settings } = workspace;
  const setup = await workspace.readSetup();
  const status = setup.archive;
  const history = setup.archivePath === null ? [] : await workspace.reader.ask('readDownloadHistory', null);
  return {
    at: new Date().toISOString(),
    program: setup.version,
    parts: await partVersions(),
    system: {
      ...{ platform: process.platform, release: release(), arch: process.arch },
      ...{ processors: cpus().length, memoryBytes: totalmem() },
    },
    settings: {
      ...{ language: setup.language, theme: setup.looks.theme, textPercent: settings.textPercent },
      ...{ drawsBySoftware: setup.drawsBySoftware, syncEveryHours: setup.syncEveryHours },
      ...{ accounts: setup.accounts.length, isDemo: setup.isDemo, key: setup.key },
    },
    encryption: (await workspace.encryption.read()).state,
    archive:
      status === null
        ? null
        : {
            ...{ sizeBytes: status.sizeBytes, interactions: status.interactions, notes: status.notes },
            ...{ notesOwed: status.notesOwed, unreadable: status.unreadable, isComplete: status.complete },
            ...{ indexOutdated: status.indexOutdated ?? 0, lastSync: status.lastSync },
            gaps: status.gaps.slice(0, lastGaps).map(({ kind, from, to, reason }) => ({ kind, from, to, reason })),
          },
    closed: setup.closed?.kind ?? null,
    downloads: history
      .slice(0, lastDownloads)
      .map(({ person: _person, canBeShown: _canBeShown, ...impersonal }) => impersonal),
    policies: policyNames.filter((name) => policy.held[name] !== undefined),
    policyProblems: policy.problems.map(({ kind }) => kind),
    log: endOfLog(join(workspace.accounts.home.dataDir, 'logs', 'kronika.log'), namesToLeaveOut(setup.accounts)),
  };
}

async function partVersions(): Promise<readonly PartVersion[]> {
  const { electron, chrome, node } = process.versions;
  // Chromium and Node.js came with Electron.
  const releasedOn = electronReleasedOn(electron);
  const known = [['electron', electron] as const, ['chromium', chrome] as const, ['node', node] as const];
  const others = known.flatMap(([name, version]): PartVersion[] =>
    // Under plain Node there is no Electron.
    (version as string | undefined) === undefined ? [] : [{ name, version, releasedOn }],
  );
  // The archive may be what is wrong: a thread of its own reads none.
  const reader = startReader('');
  try {
    return [...others, { name: 'sqlite', ...(await reader.ask('readSqliteVersion', null)) }];
  } finally {
    await reader.close();
  }
}

/** Names of the person, the computer and the office, longest first. */
function namesToLeaveOut(accounts: readonly Account[]): readonly string[] {
  const ofAccounts = accounts.flatMap(({ name, label = '', baseUrl }) => {
    const { hostname: host } = new URL(baseUrl);
    return [name, label, host, host.split('.')[0] ?? ''];
  });
  return [userName(), basename(homedir()), hostname(), ...ofAccounts]
    .filter((name) => name.length >= shortestName)
    .toSorted((a, b) => b.length - a.length);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a name, as in some containers.
    return '';
  }
}

/** The last lines of a log, each without what could be personal; none where it cannot be read. */
export function endOfLog(path: string, names: readonly string[]): readonly string[] {
  const lines = endOf(path)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines.slice(-logLines).map((line) => names.reduce(leftOut, withoutPersonalData(line)));
}

function leftOut(line: string, name: string): string {
  const plain = line.toLowerCase();
  const wanted = name.toLowerCase();
  if (!plain.includes(wanted)) return line;
  // In whatever case; where lower case has another length, the whole line goes.
  return plain.length === line.length ? withoutEach(line, plain, wanted) : '…';
}

function withoutEach(line: string, plain: string, wanted: string): string {
  let left = '';
  let from = 0;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, from)) {
    left += `${line.slice(from, at)}…`;
    from = at + wanted.length;
  }
  return left + line.slice(from);
}

function endOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(size, logBytes));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      const text = bytes.toString('utf8');
      // Half a line says nothing, and half a character is none.
      return size > logBytes ? text.slice(text.indexOf('\n') + 1) : text;
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
