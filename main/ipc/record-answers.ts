import type { FoundRecord, MainWish } from '../../preload/record-window';
import { demoAccount } from '../workspace/demo';
import type { Workspace } from '../workspace/workspace';
import { createAnswers, type Answers, type DesktopServices, type RecordOwnName } from './answers';

/** What a record's own window is to the program. */
export interface RecordWindowPlace {
  /** What it shows now. */
  readonly found: () => FoundRecord;
  /** It has gone to another record of its search. */
  shows(id: number): void;
  /** Something is to be shown in the main window. */
  wish(wish: MainWish): void;
}

/** What a record's own window may ask of what the main window may. */
type SharedName =
  | 'readRecord'
  | 'changeOwnMarks'
  | 'findPosition'
  | 'findIds'
  | 'count'
  | 'copyText'
  | 'openAddress'
  | 'planPrint'
  | 'readRecords'
  | 'beginPrint'
  | 'addToPrint'
  | 'finishPrint'
  | 'dropPrint'
  | 'openFile'
  | 'showInFolder'
  | 'openHelp'
  | 'zoom';

/**
 * The answers for one record's own window: to read the records of a search, to mark them, and what is done with one. It reaches no settings,
 * no account, no key, no download and no export.
 */
export function createRecordAnswers(
  workspace: Workspace,
  desktop: DesktopServices,
  place: RecordWindowPlace,
): Pick<Answers, SharedName | RecordOwnName> {
  const all = createAnswers(workspace, desktop);
  const { readRecord, changeOwnMarks, findPosition, findIds, count } = all;
  const { planPrint, readRecords, beginPrint, addToPrint, finishPrint, dropPrint } = all;
  const { copyText, openAddress, openFile, openHelp, showInFolder, zoom } = all;
  return {
    ...{ readRecord, changeOwnMarks, findPosition, findIds, count },
    ...{ planPrint, readRecords, beginPrint, addToPrint, finishPrint, dropPrint },
    ...{ copyText, openAddress, openFile, openHelp, showInFolder, zoom },
    readRecordWindow: () => {
      const { account, language } = workspace;
      const { theme } = workspace.settings;
      const isDemo = account.baseUrl === demoAccount.baseUrl;
      return Promise.resolve({
        found: place.found(),
        language,
        theme,
        account,
        isDemo,
        isReadOnly: workspace.viewed.current !== null,
      });
    },
    tellRecordShown: ({ id }) => {
      place.shows(id);
      return Promise.resolve(null);
    },
    askMainWindow: (wish) => {
      place.wish(wish);
      return Promise.resolve(null);
    },
  };
}
