import { flushSync, mount, unmount } from 'svelte';
import type { AnyWindow } from '../../state/app/any-window';
import type { Workbench } from '../../state/app/workbench.svelte';
import type { PrintColumn } from '../../state/print/print-columns';
import type { PrintHead } from '../../state/print/print-head';
import type { PrintPart } from '../../state/print/print-parts';
import type { PrintDrawing } from '../../state/print/print-run.svelte';
import PrintDrawn from './PrintDrawn.svelte';

/** What can only be pressed, and what is folded away, is not to be read on paper. */
const ofScreens = 'button, details';
const place = '<div data-parts=""></div>';

/** Draws documents by the window's own components, as text: what is printed is what is shown. */
export function drawingOf(
  props: {
    readonly bench: AnyWindow;
    readonly main: Workbench | null;
    readonly head: PrintHead;
    readonly columns: readonly PrintColumn[];
    readonly isList: boolean;
  },
  isMarked: boolean,
): PrintDrawing {
  const draw = (part: PrintPart | null): string => {
    const target = document.createElement('div');
    const drawn = mount(PrintDrawn, { target, props: { ...props, part } });
    flushSync();
    for (const each of target.querySelectorAll(ofScreens)) each.remove();
    if (!isMarked) for (const mark of target.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
    const html = target.innerHTML;
    void unmount(drawn);
    return html;
  };
  return {
    part: draw,
    page: () => {
      const [before = '', after = ''] = draw(null).split(place);
      return { before, after };
    },
    styles: () =>
      [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n'),
  };
}
