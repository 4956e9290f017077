import { describe, expect, it } from 'vitest';
import { toAccount } from '../../../../main/crm/http/address';
import { addressOf } from '../../../../preload/addresses/account-address';
import { failureOf } from '../../../../preload/failure';

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
    ['www.my-crm.ccrm.pl', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://www.my-crm.ccrm.pl/publicApi/people', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['WWW.My-CRM.CCRM.PL:443/publicApi/callHistory?page=1', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['http://my-crm.ccrm.pl', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://my-crm.ccrm.pl.', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['\u2068MY-CRM\u2069\u200b ', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    [' „https://my-crm.ccrm.pl/”, ', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['<https://my-crm.ccrm.pl/>', 'my-crm', 'https://my-crm.ccrm.pl/publicApi/'],
    ['https://crm.example.com/publicApi/people?x=1', 'crm.example.com', 'https://crm.example.com/publicApi/'],
    ['HTTPS://CRM.example.com:443/publicApi', 'crm.example.com', 'https://crm.example.com/publicApi/'],
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
    'www',
    'ccrm.pl',
    'https://ccrm.pl/',
    'https://www.ccrm.pl/kontakt',
    'https://a.b.ccrm.pl/',
    'https://my-crm.ccrm.pl:8443/',
    'ftp://www.my-crm.ccrm.pl/',
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

describe('addressOf', () => {
  it.each([
    ['  Moja-Firma ', 'https://moja-firma.ccrm.pl'],
    ['www.moja-firma.ccrm.pl/', 'https://moja-firma.ccrm.pl'],
    ['https://www.moja-firma.ccrm.pl/publicApi/people', 'https://moja-firma.ccrm.pl'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('shows where %s leads', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });

  it.each(['', 'moja firma', 'żółw', 'ftp://firma', '-firma'])('shows nothing for "%s"', (typed) => {
    expect(addressOf(typed)).toBeNull();
  });
});
