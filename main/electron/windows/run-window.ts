import { isDeepStrictEqual } from 'node:util';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import * as v from 'valibot';
import type { RecentBackup } from '../../../preload/desktop/backup';
import { failureOf, type Failure } from '../../../preload/failure';
import { words } from '../../../preload/words/words';
import { createAnswers, type DesktopServices } from '../../ipc/answers';
import { createHelpAnswers } from '../../ipc/help-answers';
import { serveWindows } from '../../ipc/serve';
import { BackgroundWork } from '../background/background';
import { desktopServices } from '../desktop-services';
import type { OfferedFiles } from '../offered-files';
import type { FaultHandler } from '../../faults';
import { createHelpWindow } from './help-window';
import { keepMenuForAlt, zoomByKeys } from '../keys';
import { openLog } from '../log';
import { electronPlatform } from '../platform';
import { offerContextMenu, setMenu } from '../menu';
import { quitWhenClosed } from '../quit';
import { bringToFront, RecordWindows } from './record-windows/record-windows';
import { applyTheme, followSystemTheme } from './theme';
import { openWindow, serveRenderer, tellWindow } from './window';
import { endUnopened, logLostProcesses, reviveWindow } from './window-death';
import { policyOfComputer } from '../../policy/read-policy';
import { createSchedule, type Schedule } from '../../workspace/sync/schedule';
import { removeOldMemory } from '../../workspace/settings/window-memory';
import { rememberedLanguage } from '../../workspace/settings/settings';
import { Workspace } from '../../workspace/workspace';

/** What a second start tells the first: the arguments themselves come in another order. */
const toldShape = v.object({ place: v.string() });

/** How the program is started with a window. */
interface WindowStart {
  readonly dataDir: string;
  /** The data folder as it was given; null for the usual one. */
  readonly givenDir: string | null;
  readonly demo: boolean;
  /** What is to be looked into, and what the system brought: a person says what becomes of that. */
  readonly archive: string | null;
  readonly offered: string | null;
  /** At log-on: nothing comes to the front. */
  readonly inBackground: boolean;
  readonly environmentKey: string | null;
}

/** Runs the program with its window, until the person closes it. */
export async function runWindow(
  { dataDir, givenDir, demo, archive, offered, inBackground, environmentKey }: WindowStart,
  faults: { handle: FaultHandler },
  offeredFiles: OfferedFiles,
): Promise<void> {
  faults.handle = (thrown) => {
    void endUnopened(thrown, dataDir);
  };
  // Two windows on one data folder would write over each other's settings.
  if (!app.requestSingleInstanceLock({ place: offered ?? archive })) {
    app.exit(0);
    return;
  }
  removeOldMemory(dataDir);
  // Chromium's own parts (the dialog of a print, sorting) speak the window's language; later is too late.
  const language = policyOfComputer().held.language ?? rememberedLanguage(dataDir);
  app.commandLine.appendSwitch('lang', language === 'en' ? 'en-GB' : 'pl');
  await app.whenReady();
  const log = openLog(dataDir);
  const logFailure = (about: string, failure: Failure): void => {
    log.note(about, failure);
  };
  logLostProcesses(log.write);
  const workspace = new Workspace(
    electronPlatform({ dataDir, environmentKey, log: log.write, remembersAccount: true }),
  );
  if (offered !== null) workspace.viewed.offer(offered);
  await begin(workspace, { demo, archive }).catch((error: unknown) => {
    logFailure('open', failureOf(error));
    // The window says why it cannot be looked into, or asks for its password.
    if (archive !== null) workspace.viewed.offer(archive);
  });

  serveRenderer();
  applyTheme(workspace.settings.theme);
  followSystemTheme();
  const window = openWindow(
    workspace.settings,
    (left) => {
      workspace.kept.change(left);
    },
    () => void background.appear(inBackground || app.getLoginItemSettings().wasOpenedAtLogin),
  );
  const background = new BackgroundWork(window, workspace, givenDir);
  faults.handle = (thrown) => {
    const failure = failureOf(thrown);
    logFailure('uncaught', failure);
    tellWindow(window, 'failed', failure);
  };
  reviveWindow(
    window,
    () => workspace.language,
    log.write,
    () => {
      app.quit();
    },
  );
  const schedule = createSchedule(workspace.sync, () => workspace.settings.syncEveryHours);
  const help = createHelpWindow({
    main: window,
    language: () => workspace.language,
    saved: () => workspace.settings.helpWindow,
    remember: (place) => {
      workspace.kept.change({ helpWindow: place });
    },
  });
  let recentBackups: readonly RecentBackup[] = [];
  const setMenus = (): void => {
    setMenu(
      words(workspace.language),
      (act) => {
        // On macOS the menu is there whichever window the keyboard is in.
        if (!window.isFocused()) bringToFront(window);
        tellWindow(window, 'command', act);
      },
      {
        recent: recentBackups,
        restore: (path) => {
          if (!window.isFocused()) bringToFront(window);
          tellWindow(window, 'backupWanted', { path });
        },
      },
    );
    background.languageChanged();
  };
  setMenus();
  offerContextMenu(window, () => words(workspace.language));
  zoomByKeys(window);
  keepMenuForAlt(window);
  const restart = (): void => {
    // What is there of another archive is not new.
    background.look();
    schedule.restart();
  };
  const desktopOf = (served: BrowserWindow): DesktopServices => ({
    ...desktopServices(served, workspace, log.dir),
    ...{ schedule: { ...schedule, restart }, help, background },
    languageChanged: () => {
      setMenus();
      help.languageChanged();
      records.languageChanged();
    },
    themeChanged: () => {
      applyTheme(workspace.settings.theme);
      records.tell('themeChanged', workspace.settings.theme);
      help.themeChanged(workspace.settings.theme);
    },
    openRecordWindow: (found) => records.open(found),
  });
  const records = new RecordWindows({ workspace, main: window, desktopOf, log: log.write });
  const answers = createAnswers(workspace, desktopOf(window));
  const helpAnswers = createHelpAnswers(workspace, help);
  serveWindows((asker) => records.answersFor(asker) ?? (help.has(asker) ? helpAnswers : answers), logFailure);
  workspace.listen({
    syncProgress: (progress) => {
      tellWindow(window, 'syncProgress', progress);
    },
    syncEnded: (ending) => {
      const { result, isScheduled, newAlone } = ending;
      schedule.ended(
        result.ok
          ? { failure: result.value.stopped ?? null, isScheduled, isWhole: result.value.complete && !newAlone }
          : { failure: result.failure, isScheduled, isWhole: false },
      );
      tellWindow(window, 'syncEnded', ending);
    },
    archiveChanged: (status) => {
      tellWindow(window, 'archiveChanged', status);
      background.look();
      records.tell('recordsChanged', null);
    },
    erasedByRules: ({ interactions, notes }) => {
      tellWindow(window, 'erasedByRules', { interactions, notes });
    },
    viewedChanged: () => {
      const viewed = workspace.viewed.current;
      if (viewed !== null) tellWindow(window, 'viewedChanged', viewed);
      records.tell('recordsChanged', null);
    },
    archiveClosed: () => {
      records.closeAll();
    },
  });

  workspace.backups.listen({
    seen: (recent) => {
      if (isDeepStrictEqual(recent, recentBackups)) return;
      recentBackups = recent;
      setMenus();
    },
    progress: (progress) => {
      tellWindow(window, 'backupProgress', { ...progress, isScheduled: true });
    },
    ended: ({ result, isNews, tells }) => {
      tellWindow(window, 'backupEnded', result);
      if (!result.ok && isNews && tells) background.tellBackupFailed(result.failure);
    },
  });
  keepUpToDate(workspace, schedule);

  const offer = (place: string): void => {
    workspace.viewed.offer(place);
    background.open();
    tellWindow(window, 'offered', null);
  };
  app.on('second-instance', (_event, args, _folder, told) => {
    const place = v.safeParse(toldShape, told);
    if (place.success) offer(place.output.place);
    else if (!args.includes('--in-background')) background.open();
  });
  offeredFiles.hear(offer);
  app.on('activate', () => {
    background.open();
  });
  quitWhenClosed(window, workspace);
}

async function begin(
  workspace: Workspace,
  { demo, archive }: { readonly demo: boolean; readonly archive: string | null },
): Promise<void> {
  // First, so that it goes on with whatever is opened now or later.
  await workspace.renewal.begin();
  if (demo) await workspace.startDemo();
  else if (archive !== null) await workspace.viewed.open(archive, null);
  else await workspace.openLast();
}

const lookEveryMs = 5000;

/** Downloads anew at the start and every few hours, soon again where that failed, and holds a download while the computer sleeps. */
function keepUpToDate(workspace: Workspace, schedule: Schedule): void {
  schedule.look();
  setInterval(() => {
    schedule.look();
    workspace.backups.look();
  }, lookEveryMs).unref();
  powerMonitor.on('suspend', () => {
    schedule.sleep();
    workspace.sync.sleep();
  });
  powerMonitor.on('resume', () => {
    workspace.sync.wake();
    schedule.wake();
  });
  // A computer whose screen is unlocked may have come into another network.
  powerMonitor.on('unlock-screen', () => {
    schedule.networkCame();
  });
}
