import { beforeEach, describe, expect, it } from 'vitest';
import type { Filters } from '../../../../preload/model';
import { Trail, type Step } from '../../../../renderer/state/app/trail.svelte';

const at = (text: string, open: number | null = null, filters: Filters = {}): Step => ({
  query: { text, filters },
  sort: { by: 'date', descending: true },
  anchor: null,
  open,
  timeline: null,
});

let nowMs: number;
let trail: Trail;

beforeEach(() => {
  nowMs = 0;
  trail = new Trail(() => nowMs);
});

/** Everything before, the newest first, as text and record. */
function backs(): string[] {
  const said: string[] = [];
  for (let step = trail.back(); step !== null; step = trail.back())
    said.push(`${step.query.text} ${String(step.open)}`);
  return said;
}

describe('Trail', () => {
  it('takes a query that is typed for one step, and each record that is read', () => {
    trail.follow(at(''));
    for (const typed of ['f', 'fa', 'fak']) trail.follow(at(typed));
    trail.follow(at('fak', 7));
    trail.follow(at('fak', 8));
    expect(backs()).toEqual(['fak 7', 'fak null', ' null']);
    expect(trail.canGoBack).toBe(false);
  });

  it('takes a history for a step, and what is typed in it for one more', () => {
    const inHistory: Step = { ...at('fak', 7), timeline: { of: { kind: 'contact', name: 'Anna' }, id: 7 } };
    trail.follow(at('fak', 7));
    trail.follow(inHistory);
    // The hit that was gone to is remembered, and is no step.
    trail.follow({ ...inHistory, timeline: { of: { kind: 'contact', name: 'Anna' }, id: 9 } });
    for (const typed of ['k', 'kl', 'kli']) trail.follow(at(typed, 7));
    expect(trail.back()?.timeline?.id).toBe(9);
    expect(trail.before?.timeline).toBeNull();
    expect(trail.back()?.timeline).toBeNull();
    expect(trail.canGoBack).toBe(false);
  });

  it('leaves no letter behind where the query was sorted or filtered before it was answered', () => {
    trail.follow(at(''));
    trail.follow(at('f'));
    trail.follow(at('fak', null, { services: ['sms'] }));
    trail.follow(at('fak'));
    expect(backs()).toEqual(['fak null', ' null']);
  });

  it('begins another step of typing after a pause, or when the box was left', () => {
    trail.follow(at(''));
    trail.follow(at('a'));
    nowMs = 10_000;
    trail.follow(at('ab'));
    trail.settle();
    trail.follow(at('abc'));
    trail.follow(at('abcd'));
    expect(backs()).toEqual(['ab null', 'a null', ' null']);
  });

  it('takes records that are passed by with the arrows for one step', () => {
    trail.follow(at('', 1));
    for (const open of [2, 3, 4]) {
      trail.pass();
      trail.follow(at('', open));
    }
    trail.follow(at('', 9));
    expect(backs()).toEqual([' 4', ' 1']);
  });

  it('goes forward again until another way is taken, and remembers the row of each step', () => {
    trail.follow(at('', 1));
    trail.follow(at('', 2));
    trail.follow({ ...at('', 2), anchor: { id: 50, below: 4 } });
    trail.follow(at('', 3, { services: ['sms'] }));
    expect(trail.back()?.anchor).toEqual({ id: 50, below: 4 });
    expect(trail.canGoForward).toBe(true);
    trail.follow(at('', 2));
    expect(trail.forward()?.open).toBe(3);
    trail.back();
    trail.follow(at('x', 2));
    expect(trail.canGoForward).toBe(false);
    expect(trail.forward()).toBeNull();
  });

  it('begins anew with another archive', () => {
    trail.follow(at('a'));
    trail.follow(at('b', 1));
    trail.forget();
    expect(trail.canGoBack).toBe(false);
  });
});
