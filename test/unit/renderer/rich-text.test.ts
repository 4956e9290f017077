import { expect, test } from 'vitest';
import { segmentsOf, type Act } from '../../../renderer/state/rich-text';

const text = 'Zob. fakturę FV/2022/12/07 albo www.firma.pl';
const code = { kind: 'code', start: 13, length: 13 } as const;
const web = { kind: 'web', start: 32, length: 12 } as const;

function said(links: Parameters<typeof segmentsOf>[1], hits: Parameters<typeof segmentsOf>[3][0]) {
  return segmentsOf(text, links, [code, web], [hits]).map(({ act, stretches }) => [
    stretches.map((stretch) => (stretch.inside[0] === true ? `[${stretch.text}]` : stretch.text)).join(''),
    act === null ? null : wordOf(act),
  ]);
}

function wordOf(act: Act): string {
  return act.kind === 'entity' ? `${act.entity.kind} ${act.entity.text}` : act.address;
}

test('makes one piece of what can be clicked, hits within it included', () => {
  expect(said([], [{ start: 5, length: 10 }])).toEqual([
    ['Zob. [fakturę ]', null],
    ['[FV]/2022/12/07', 'code FV/2022/12/07'],
    [' albo ', null],
    ['www.firma.pl', 'https://www.firma.pl'],
  ]);
});

test('a link that its author made goes before what is written inside it', () => {
  expect(said([{ start: 5, length: 21, url: 'https://crm.pl/fv' }], [])).toEqual([
    ['Zob. ', null],
    ['fakturę FV/2022/12/07', 'https://crm.pl/fv'],
    [' albo ', null],
    ['www.firma.pl', 'https://www.firma.pl'],
  ]);
});

test('a telephone link is a number to search for or copy', () => {
  expect(said([{ start: 0, length: 4, url: 'tel:+48600700800' }], [])[0]).toEqual(['Zob.', 'number +48600700800']);
});

test('neighbours with acts of their own stay apart', () => {
  const links = [
    { start: 0, length: 2, url: 'https://a.pl/' },
    { start: 2, length: 2, url: 'https://b.pl/' },
  ];
  expect(said(links, []).slice(0, 2)).toEqual([
    ['Zo', 'https://a.pl/'],
    ['b.', 'https://b.pl/'],
  ]);
});
