import { describe, expect, it } from 'vitest';
import { toAccount } from '../../../main/crm/address';
import { failureOf } from '../../../preload/failure';

const refusal = (text: string): unknown => {
  try {
    return toAccount(text);
  } catch (error) {
    return failureOf(error);
  }
};

describe('toAccount', () => {
  it.each([
    ['my-crm', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['  Biuro_1 ', 'biuro_1', 'https://biuro_1.ccrm.pl/publicApi/'],
    ['my-crm.ccrm.pl', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://my-crm.ccrm.pl', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://MY-CRM.ccrm.pl/contacts/12?tab=1#top', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://my-crm.ccrm.pl/publicApi/', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://crm.example.com/publicApi', 'crm.example.com', 'https://crm.example.com/publicApi/'],
    ['https://crm.example.com:8443/a/b/?x=1#y', 'crm.example.com:8443', 'https://crm.example.com:8443/a/b/'],
    ['http://127.0.0.1:4040/publicApi/', '127.0.0.1:4040', 'http://127.0.0.1:4040/publicApi/'],
    ['http://127.9.8.7/publicApi', '127.9.8.7', 'http://127.9.8.7/publicApi/'],
    ['http://localhost:80/publicApi', 'localhost', 'http://localhost/publicApi/'],
    ['http://[::1]:9/x', '[::1]:9', 'http://[::1]:9/x/'],
  ])('understands %s', (text, name, baseUrl) => {
    expect(toAccount(text)).toEqual({ name, baseUrl });
  });

  it.each([
    'http://my-crm.ccrm.pl/publicApi/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'http://10.0.0.1/',
    'ftp://my-crm.ccrm.pl/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'crm.example.com',
    'two words',
    'a/b',
    '-crm',
    '',
    'https://',
    'https://user:secret@crm.example.com/',
  ])('refuses %j', (text) => {
    expect(refusal(text)).toMatchObject({ kind: 'addressNotAllowed' });
  });

  it('does not repeat a password that stands in a refused address', () => {
    expect(JSON.stringify(refusal('https://user:secret@crm.example.com/'))).not.toContain('secret');
  });
});
