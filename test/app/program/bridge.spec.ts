import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { questions, type Bridge, type QuestionName } from '../../../preload/contract';
import { launch, type Started } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

// What a page that a stranger took over would say to the program.

/** Nonsense of every kind, the same in every run. */
const inputsPerChannel = 20_000;

interface Tally {
  readonly asked: number;
  /** Kinds of the refusals. */
  readonly refused: Readonly<Record<string, number>>;
  readonly answered: readonly string[];
}

function takesNothing(name: QuestionName): boolean {
  return v.safeParse(questions[name].input, {}).success;
}

let started: Started;
let kronika: KronikaWindow;
test.beforeEach(async () => {
  started = await launch({ args: ['--demo'] });
  kronika = new KronikaWindow(started.window);
  await kronika.waitUntilComplete();
});
test.afterEach(() => started.close());

test('a page has three functions of ours, nothing of Node or Electron, and no file of another folder', async () => {
  const seen = await started.window.evaluate(async () => {
    const all = globalThis as unknown as Record<string, unknown>;
    const paths = [
      '/../../../../../etc/passwd',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%00',
      '/%',
    ];
    const found = await Promise.all(
      paths.map((path) =>
        fetch(`app://kronika${path}`).then(
          ({ status }) => status === 200,
          () => false,
        ),
      ),
    );
    return {
      ours: Object.keys(all['kronika'] as object).sort(),
      theirs: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in all),
      found: found.filter(Boolean).length,
    };
  });
  expect(seen).toEqual({ ours: ['ask', 'cancel', 'subscribe'], theirs: [], found: 0 });
});

test('twenty thousand random inputs a channel are refused, and end nothing', async () => {
  const { app, window } = started;
  const lost: string[] = [];
  app.on('close', () => lost.push('the program'));
  window.on('crash', () => lost.push('the page'));
  const before = app.process().pid;
  const names = Object.keys(questions) as QuestionName[];

  const tally = await window.evaluate(
    async ({ names, empty, count }): Promise<Tally> => {
      const bridge = (globalThis as unknown as { readonly kronika: Bridge }).kronika;
      // A linear congruential generator (Numerical Recipes): the same nonsense in every run.
      let seed = 42;
      const random = (below: number): number => {
        seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
        return Math.floor((seed / 2 ** 32) * below);
      };
      const words = [
        '',
        'id',
        'query',
        'text',
        '__proto__',
        '../../x',
        '\u0000',
        '\ud800',
        "' OR 1=1 --",
        'x'.repeat(5000),
      ];
      const nonsense = (depth: number): unknown => {
        const kinds: (() => unknown)[] = [
          () => null,
          () => undefined,
          () => random(2) === 1,
          () => random(2 ** 31) - 2 ** 30,
          () => [NaN, -0, 1e308, -1, 2 ** 53][random(5)],
          () => words[random(words.length)],
          () => new Date(random(1e9)),
          () => new Uint8Array(random(50)),
          () => new Map([[1, 2]]),
          () => (depth > 3 ? 0 : Array.from({ length: random(4) }, () => nonsense(depth + 1))),
          () =>
            depth > 3
              ? {}
              : Object.fromEntries(
                  Array.from({ length: 1 + random(4) }, () => [
                    String(words[random(words.length)]),
                    nonsense(depth + 1),
                  ]),
                ),
        ];
        return kinds[random(kinds.length)]?.();
      };
      const refused: Record<string, number> = {};
      const answered: string[] = [];
      for (let at = 0; at < count;) {
        const some = Array.from({ length: Math.min(500, count - at) }, async () => {
          const isKnown = random(10) > 0;
          const name = isKnown ? names[random(names.length)] : nonsense(2);
          // Some take nothing: for these, anything empty would be right.
          const input =
            isKnown && (empty as readonly unknown[]).includes(name) ? { nonsense: nonsense(1) } : nonsense(0);
          const requestId = random(3) === 0 ? nonsense(3) : undefined;
          const result = await bridge.ask(name as never, input as never, requestId as never);
          if (result.ok) answered.push(String(name));
          else refused[result.failure.kind] = (refused[result.failure.kind] ?? 0) + 1;
        });
        at += some.length;
        await Promise.all(some);
      }
      for (let at = 0; at < count; at += 1) bridge.cancel(nonsense(0) as never);
      return { asked: count, refused, answered };
    },
    { names, empty: names.filter(takesNothing), count: inputsPerChannel },
  );

  expect(tally.answered).toEqual([]);
  expect(Object.keys(tally.refused).sort()).toEqual(['unexpected', 'wrongInput']);
  expect(Object.values(tally.refused).reduce((sum, count) => sum + count, 0)).toBe(tally.asked);

  expect(lost).toEqual([]);
  expect(app.process().pid).toBe(before);
  expect(existsSync(started.dataDir)).toBe(true);
  await kronika.search('faktura');
  await kronika.openRow(0);
  await expect(kronika.record).toContainText(/faktur/i);
});
