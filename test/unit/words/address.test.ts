import { expect, test } from 'vitest';
import { openableAddress, withScheme } from '../../../preload/addresses/address';

test.each([
  ['https://firma.pl/a?b=1#c', 'https://firma.pl/a?b=1#c'],
  ['mailto:anna@firma.pl', 'mailto:anna@firma.pl'],
  [
    'mailto:anna@firma.pl?attach=C:\\klucz.txt&subject=Faktura%20za%20maj',
    'mailto:anna@firma.pl?subject=Faktura%20za%20maj',
  ],
  [
    'mailto:a@b.pl?ATTACHMENT=/etc/passwd&Body=Dzie%C5%84+dobry&cc=x@y.pl&bcc=z@y.pl',
    'mailto:a@b.pl?Body=Dzie%C5%84+dobry',
  ],
  ['mailto:a@b.pl?%61ttach=x', 'mailto:a@b.pl'],
  ['mailto:a@b.pl?subject=x%0D%0ABcc:evil@y.pl', 'mailto:a@b.pl?subject=x%20%20Bcc:evil@y.pl'],
  ['mailto:a@b.pl%0Abcc:c@d.pl#x', 'mailto:a@b.plbcc:c@d.pl'],
])('opens %s as %s', (text, href) => {
  expect(openableAddress(text)?.href).toBe(href);
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ms-word:x',
  'firma.pl',
  '',
  `https://a.pl/${'x'.repeat(8000)}`,
])('does not open %s', (text) => {
  expect(openableAddress(text)).toBeNull();
});

test.each([
  ['firma.pl', 'https://firma.pl'],
  ['www.firma.pl/cennik?a=1', 'https://www.firma.pl/cennik?a=1'],
  ['//firma.pl/x', 'https://firma.pl/x'],
  ['firma.pl:8080/x', 'https://firma.pl:8080/x'],
  ['żółw.pl', 'https://żółw.pl'],
  ['anna.nowak@firma.pl', 'mailto:anna.nowak@firma.pl'],
  ['https://firma.pl', 'https://firma.pl'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['/crm/zgloszenia/12', '/crm/zgloszenia/12'],
  ['#gora', '#gora'],
  ['słowo', 'słowo'],
])('%s leads to %s', (written, address) => {
  expect(withScheme(written)).toBe(address);
});
