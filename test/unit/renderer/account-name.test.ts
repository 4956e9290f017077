import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../renderer/state/account-name';

describe('addressOf', () => {
  it.each([
    ['moja-firma', 'https://moja-firma.ccrm.pl'],
    ['  Moja-Firma ', 'https://moja-firma.ccrm.pl'],
    ['moja-firma.ccrm.pl/', 'https://moja-firma.ccrm.pl'],
    ['https://moja-firma.ccrm.pl/publicApi/', 'https://moja-firma.ccrm.pl'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('reads %s', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });

  it.each(['', 'moja firma', 'żółw', 'http://firma.ccrm.pl', 'ftp://firma', '-firma'])('refuses "%s"', (typed) => {
    expect(addressOf(typed)).toBeNull();
  });
});
