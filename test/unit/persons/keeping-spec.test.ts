import { expect, it } from 'vitest';
import { keepsAll } from '../../../preload/persons/keeping';
import { keepingSpec, readKeepingSpec } from '../../../preload/persons/keeping-spec';

it.each([
  [['sms=3y', 'call-without-notes=18m', 'all-with-notes=10y', 'fax=90d', 'vanished=30d', 'run=downloads']],
  [['all=5y', 'vanished=ask']],
  [[]],
])('says what it read: %j', (said) => {
  const read = readKeepingSpec(said);
  expect('keeping' in read && keepingSpec(read.keeping)).toEqual(said);
});

it('keeps all as long as nothing is said', () => {
  expect(readKeepingSpec([])).toEqual({ keeping: keepsAll });
  expect(readKeepingSpec(['vanished=30d', 'vanished=keep', 'run=downloads', 'run=hand'])).toEqual({
    keeping: keepsAll,
  });
});

it.each([
  ...['sms', 'sms=', 'sms=0y', 'sms=3', 'sms=101y', 'sms=36501d', 'mms=3y', 'sms-notes=3y', 'sms=3y ', 'sms=-3y'],
  ...['vanished=0d', 'vanished=4000d', 'vanished=3y', 'run=always', 'sms=1.5y'],
])('takes %j for no rule', (word) => {
  expect(readKeepingSpec(['all=9y', word])).toEqual({ wrong: word });
});

it('takes no more rules than people can keep in mind', () => {
  expect(readKeepingSpec(Array.from({ length: 21 }, (_, n) => `sms=${String(n + 1)}y`))).toEqual({ wrong: 'sms=21y' });
});
