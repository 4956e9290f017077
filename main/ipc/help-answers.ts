import { readWindowMemory, rememberPart } from '../workspace/settings/window-memory';
import type { Workspace } from '../workspace/workspace';
import type { Answers, DesktopServices } from './answers';

/** What the help's window may ask: it remembers the page that was read, and prints. It reaches no archive and no settings. */
export function createHelpAnswers(
  { accounts, kept }: Pick<Workspace, 'accounts' | 'kept'>,
  { print }: Pick<DesktopServices['help'], 'print'>,
): Pick<Answers, 'readMemory' | 'remember' | 'printHelp'> {
  return {
    readMemory: () => {
      const { theme, parts } = readWindowMemory(accounts.home.dataDir, kept);
      // What lies in an older version's place is the main window's to take over.
      return Promise.resolve({ theme, parts: { help: parts.help }, isInOldPlace: false });
    },
    remember: ({ part, value }) => {
      if (part === 'help') rememberPart(kept, part, value);
      return Promise.resolve(null);
    },
    printHelp: () => print(),
  };
}
