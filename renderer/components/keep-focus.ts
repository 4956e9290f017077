/** Parts of the window within which the focus stays when what had it goes away. */
const regions = 'ul, form, section, aside, [role="group"], [role="dialog"], [role="list"]';
const reachable =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]:not([tabindex="-1"])';

/**
 * The focus is never left nowhere. When what has it goes away or is shut off (disabled, inert), it goes to the nearest thing
 * in the same part of the window, otherwise `elsewhere`; what was only shut off has it again as soon as it can, unless the
 * person went on meanwhile. The returned function ends it.
 */
export function keepFocus(elsewhere: () => void): () => void {
  let held: HTMLElement | null = null;
  let around: readonly Element[] = [];
  /** Shut off while it had the focus, and what has it instead. */
  let lent: { readonly from: HTMLElement; readonly to: Element | null } | null = null;
  let isDue = false;

  const hold = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    held = target;
    around = ancestorsOf(target);
    if (lent !== null && target !== lent.to) lent = null;
  };
  const release = (): void => {
    // A click on nothing takes the focus away from what is still there: nothing was lost.
    queueMicrotask(() => {
      if (isNowhere() && document.hasFocus() && held !== null && held.isConnected && !isShut(held)) held = null;
    });
  };
  const giveBack = (): boolean => {
    if (lent === null || document.activeElement !== lent.to || isShut(lent.from)) return false;
    const { from } = lent;
    lent = null;
    if (from.isConnected) from.focus();
    return from.isConnected;
  };
  const look = (): void => {
    isDue = false;
    if (giveBack() || held === null) return;
    const isLost = isNowhere() ? !held.isConnected || isShut(held) : document.activeElement === held && isShut(held);
    if (!isLost) return;
    const from = held;
    const near = nearestTo(around);
    if (near === null) elsewhere();
    else near.focus();
    lent = from.isConnected ? { from, to: document.activeElement } : null;
  };
  const observer = new MutationObserver(() => {
    if (isDue || held === null) return;
    if (!isNowhere() && !isShut(held) && lent === null) return;
    // The component that took it away may have a place of its own for the focus, and goes first.
    isDue = true;
    setTimeout(look);
  });

  document.addEventListener('focusin', hold);
  document.addEventListener('focusout', release);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'inert', 'hidden'],
  });
  return () => {
    document.removeEventListener('focusin', hold);
    document.removeEventListener('focusout', release);
    observer.disconnect();
  };
}

/** True where no element gets a key that is pressed. */
export function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement) found.push(each);
  return found;
}

function isShut(element: HTMLElement): boolean {
  return element.matches(':disabled') || element.closest('[inert], [hidden]') !== null;
}

function nearestTo(around: readonly Element[]): HTMLElement | null {
  for (const part of around) {
    if (!(part instanceof HTMLElement) || !part.isConnected || !part.matches(regions) || isShut(part)) continue;
    if (part.matches('[role="dialog"]')) return part;
    const near = [...part.querySelectorAll<HTMLElement>(reachable)].find((each) => !isShut(each));
    if (near !== undefined) return near;
  }
  return null;
}
