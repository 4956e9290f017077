import { expect, test } from 'vitest';
import { NewestQuestion } from '../../../../renderer/state/common/asking/newest-question';

/** A question whose every turn ends when the test says so. */
function turns(): {
  readonly question: NewestQuestion;
  readonly asked: AbortSignal[];
  end(): Promise<void>;
  ended: number;
} {
  const waiting: (() => void)[] = [];
  const all = {
    asked: [] as AbortSignal[],
    ended: 0,
    question: new NewestQuestion(
      (signal) => {
        all.asked.push(signal);
        return new Promise((resolve) => waiting.push(resolve));
      },
      () => {
        all.ended += 1;
      },
    ),
    async end(): Promise<void> {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return all;
}

test('asks at once, and what was wanted meanwhile once: the newest', async () => {
  const all = turns();
  for (let wish = 0; wish < 3; wish += 1) all.question.ask();
  expect(all.asked.map(({ aborted }) => aborted)).toEqual([true]);
  await all.end();
  expect(all.asked.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect([all.question.isAsking, all.ended]).toEqual([true, 0]);
  await all.end();
  expect([all.question.isAsking, all.ended, all.asked.length]).toEqual([false, 1, 2]);
});

test('asks what is wanted after something aside that was superseded, and nothing after one that was not', async () => {
  const all = turns();
  await all.question.askAside(() => Promise.resolve());
  expect([all.asked.length, all.ended]).toEqual([0, 0]);
  let goOn: () => void = () => undefined;
  let aside: AbortSignal | undefined;
  const done = all.question.askAside((signal) => {
    aside = signal;
    return new Promise((resolve) => (goOn = resolve));
  });
  all.question.ask();
  expect([aside?.aborted, all.asked.length]).toEqual([true, 0]);
  goOn();
  await done;
  expect(all.asked.map(({ aborted }) => aborted)).toEqual([false]);
});
