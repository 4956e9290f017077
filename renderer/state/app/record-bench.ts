import type { Setup } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import type { OpenedMenu } from '../common/opened-menu.svelte';
import type { MarksOfRecord } from '../marks/record-marks';
import type { Print } from '../print/print.svelte';
import type { DesktopActions } from './desktop-actions';
import type { Dialogs } from './dialogs.svelte';
import type { Keyboard } from './navigation/keyboard';
import type { Navigation } from './navigation/navigation.svelte';
import type { TextActions } from './text-actions.svelte';

/**
 * What everything about one record needs of the window that it stands in: the main one, or one of its own. What such a part
 * asks for beside this it does not find in a record's own window.
 */
export interface RecordBench {
  readonly locale: Locale;
  readonly notices: Notices;
  readonly desktop: DesktopActions;
  readonly textActions: TextActions;
  readonly print: Print;
  readonly ownMarks: MarksOfRecord;
  readonly menu: OpenedMenu;
  readonly keyboard: Pick<Keyboard, 'to'>;
  readonly session: { readonly setup: Pick<Setup, 'account' | 'isDemo'> | null };
  readonly dialogs: Pick<Dialogs, 'shown' | 'show' | 'close' | 'showPrint'>;
  /** In a record's own window these lead into the main one. */
  readonly navigation: Pick<Navigation, 'openTimeline' | 'showOnlyContact' | 'searchFor'>;
  /** The main window, where settings and repairs are at hand and a record can be given a window of its own. */
  readonly isMain: boolean;
}
