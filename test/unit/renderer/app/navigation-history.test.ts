import { beforeEach, describe, expect, it } from 'vitest';
import type { Filters } from '../../../../preload/model';
import { NavigationHistory, type Step } from '../../../../renderer/state/app/navigation/navigation-history.svelte';

const at = (text: string, open: number | null = null, filters: Filters = {}): Step => ({
  query: { text, filters },
  sort: { by: 'date', descending: true },
  anchor: null,
  open,
  timeline: null,
  hasReport: false,
});

let nowMs: number;
let history: NavigationHistory;

beforeEach(() => {
  nowMs = 0;
  history = new NavigationHistory(() => nowMs);
});

/** Everything before, the newest first, as text and record. */
function backs(): string[] {
  const said: string[] = [];
  for (let step = history.back(); step !== null; step = history.back())
    said.push(`${step.query.text} ${String(step.open)}`);
  return said;
}

describe('NavigationHistory', () => {
  it('takes a query that is typed for one step, and each record that is read', () => {
    history.follow(at(''));
    for (const typed of ['f', 'fa', 'fak']) history.follow(at(typed));
    history.follow(at('fak', 7));
    history.follow(at('fak', 8));
    expect(backs()).toEqual(['fak 7', 'fak null', ' null']);
    expect(history.canGoBack).toBe(false);
  });

  it('takes a history for a step, and what is typed in it for one more', () => {
    const inHistory: Step = { ...at('fak', 7), timeline: { of: { kind: 'contact', name: 'Anna' }, id: 7 } };
    history.follow(at('fak', 7));
    history.follow(inHistory);
    // The hit that was gone to is remembered, and is no step.
    history.follow({ ...inHistory, timeline: { of: { kind: 'contact', name: 'Anna' }, id: 9 } });
    for (const typed of ['k', 'kl', 'kli']) history.follow(at(typed, 7));
    expect(history.back()?.timeline?.id).toBe(9);
    expect(history.before?.timeline).toBeNull();
    expect(history.back()?.timeline).toBeNull();
    expect(history.canGoBack).toBe(false);
  });

  it('leaves no letter behind where the query was sorted or filtered before it was answered', () => {
    history.follow(at(''));
    history.follow(at('f'));
    history.follow(at('fak', null, { services: ['sms'] }));
    history.follow(at('fak'));
    expect(backs()).toEqual(['fak null', ' null']);
  });

  it('begins another step of typing after a pause, or when the box was left', () => {
    history.follow(at(''));
    history.follow(at('a'));
    nowMs = 10_000;
    history.follow(at('ab'));
    history.settle();
    history.follow(at('abc'));
    history.follow(at('abcd'));
    expect(backs()).toEqual(['ab null', 'a null', ' null']);
  });

  it('takes records that are passed by with the arrows for one step', () => {
    history.follow(at('', 1));
    for (const open of [2, 3, 4]) {
      history.pass();
      history.follow(at('', open));
    }
    history.follow(at('', 9));
    expect(backs()).toEqual([' 4', ' 1']);
  });

  it('goes forward again until another way is taken, and remembers the row of each step', () => {
    history.follow(at('', 1));
    history.follow(at('', 2));
    history.follow({ ...at('', 2), anchor: { id: 50, below: 4 } });
    history.follow(at('', 3, { services: ['sms'] }));
    expect(history.back()?.anchor).toEqual({ id: 50, below: 4 });
    expect(history.canGoForward).toBe(true);
    history.follow(at('', 2));
    expect(history.forward()?.open).toBe(3);
    history.back();
    history.follow(at('x', 2));
    expect(history.canGoForward).toBe(false);
    expect(history.forward()).toBeNull();
  });

  it('begins anew with another archive', () => {
    history.follow(at('a'));
    history.follow(at('b', 1));
    history.forget();
    expect(history.canGoBack).toBe(false);
  });
});
