import { expect, test } from 'vitest';
import { otherParty, toAgent, toContact, toExternalContact, toFlag, toKnown } from '../../../main/crm/party';

test('reads a caller from an object and from a list of one', () => {
  const caller = { type: 'person', uuid: 'u', firstName: 'Anna', lastName: 'Wójcik', number: '+48 600 700 800' };
  const contact = { type: 'person', uuid: 'u', name: 'Anna Wójcik', number: '+48 600 700 800' };
  expect(toContact(caller)).toEqual(contact);
  expect(toContact([caller])).toEqual(contact);
  expect(toContact([])).toBeNull();
  expect(toContact(null)).toBeNull();
});

test('prefers the formatted number, which kept its plus and zeros', () => {
  const external = toExternalContact({
    numberNotFormatted: 48333333333,
    numberFormatted: '+48 333 333 333',
    type: 'unknown',
  });
  expect(external?.number).toBe('+48 333 333 333');
});

test('takes the caller of an incoming and the called of an outgoing interaction as the contact', () => {
  const from = toContact({ type: 'person', firstName: 'Anna' });
  const to = toContact({ type: 'organisation', name: 'ŻABKA' });
  expect(otherParty('in', from, to, null).name).toBe('Anna');
  expect(otherParty('out', from, to, null).name).toBe('ŻABKA');
  expect(otherParty('in', null, null, null)).toEqual({ type: 'unknown', uuid: null, name: null, number: null });
});

test('names an agent without a name by the extension', () => {
  expect(toAgent({ internal: 107 })).toEqual({ uuid: null, name: '107', extension: '107' });
});

test('leaves out a colour that is none', () => {
  expect(toFlag({ name: 'VIP', color: 'url(x)' }).color).toBeNull();
  expect(toFlag({ name: 'VIP', color: '#FA702E' }).color).toBe('#FA702E');
});

test('recognises enumeration values in any case and keeps unknown ones', () => {
  expect(toKnown('NOANSWER', ['answered', 'noAnswer'])).toBe('noAnswer');
  expect(toKnown('no-answer', ['answered', 'noAnswer'])).toBe('noAnswer');
  expect(toKnown('Voicemail', ['answered', 'noAnswer'])).toBe('Voicemail');
  expect(toKnown(null, ['answered'])).toBe('');
});
