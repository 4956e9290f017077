import { expect, test } from 'vitest';
import { CallBacks } from '../../../../../main/search/query/report/call-backs';

/** What becomes of one number's missed calls: `m` a missed record, `r` a return, each with its second. */
function attemptsOf(told: string): readonly string[] {
  const callBacks = new CallBacks();
  told.split(' ').forEach((word, id) => {
    const seconds = Number(word.slice(1));
    if (word.startsWith('m')) callBacks.missed(0, seconds, id);
    else callBacks.returned(0, seconds);
  });
  const attempts: string[] = [];
  callBacks.eachAttempt(({ first, last, returnedAt }) => {
    attempts.push(`${String(first)}-${String(last)}: ${String(returnedAt)}`);
  });
  return attempts;
}

test.each([
  ['records at most 120 s apart are one attempt', 'm0 m120 m240', ['0-240: null']],
  ['records further apart are two', 'm0 m121', ['0-0: null', '121-121: null']],
  ['what comes in the same second is not later', 'm5 r5', ['5-5: null']],
  ['the first later return counts', 'm0 r1 r2', ['0-0: 1']],
  ['a return between the records of an attempt is not after it', 'm0 r30 m60', ['0-60: null']],
  ['but the one after it is', 'm0 r30 m60 r90', ['0-60: 90']],
  ['and stays that of the attempt before', 'm0 m300 r330 m360', ['0-0: 330', '300-360: null']],
  [
    'one return answers all attempts before it',
    'm0 m500 m1000 r2000',
    ['0-0: 2000', '500-500: 2000', '1000-1000: 2000'],
  ],
  ['a return before all missed calls is none of theirs', 'r0 m1', ['1-1: null']],
])('%s', (_, told, expected) => {
  expect(attemptsOf(told)).toEqual(expected);
});

test('an SMS is answered by what comes after it, and not by what comes with it', () => {
  const callBacks = new CallBacks();
  callBacks.text(0, 10);
  callBacks.text(0, 20);
  callBacks.replied(0, 20);
  expect([callBacks.textsAnsweredAfter, callBacks.open]).toEqual([[10], 1]);
  callBacks.replied(0, 50);
  expect([callBacks.textsAnsweredAfter, callBacks.open]).toEqual([[10, 30], 0]);
});
