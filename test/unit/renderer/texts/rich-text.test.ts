import { expect, test } from 'vitest';
import { segmentsOf, type TextAction } from '../../../../renderer/state/texts/rich-text';
import { growsWithText } from '../../doubling';

const text = 'Zob. fakturę FV/2022/12/07 albo www.firma.pl';
const code = { kind: 'code', start: 13, length: 13 } as const;
const web = { kind: 'web', start: 32, length: 12 } as const;

const linkOf = (link: { start: number; length: number; url: string }) => ({ ...link, opens: true, hits: [] });

function said(links: readonly Parameters<typeof linkOf>[0][], hits: Parameters<typeof segmentsOf>[3][0]) {
  return segmentsOf(text, links.map(linkOf), [code, web], [hits]).map(({ action, stretches }) => [
    stretches.map((stretch) => (stretch.inside[0] === true ? `[${stretch.text}]` : stretch.text)).join(''),
    action === null ? null : wordOf(action),
  ]);
}

function wordOf(action: TextAction): string {
  return action.kind === 'entity' ? `${action.entity.kind} ${action.entity.text}` : action.address;
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

test('neighbours with actions of their own stay apart', () => {
  const links = [
    { start: 0, length: 2, url: 'https://a.pl/' },
    { start: 2, length: 2, url: 'https://b.pl/' },
  ];
  expect(said(links, []).slice(0, 2)).toEqual([
    ['Zo', 'https://a.pl/'],
    ['b.', 'https://b.pl/'],
  ]);
});

test('of two links that overlap the first is one, and what is written beside it is offered', () => {
  const links = [
    { start: 3, length: 12, url: 'https://b.pl/' },
    { start: 0, length: 5, url: 'https://a.pl/' },
  ];
  expect(said(links, []).map(([, action]) => action)).toEqual([
    'https://a.pl/',
    null,
    'code FV/2022/12/07',
    null,
    'https://www.firma.pl',
  ]);
});

test('twice as many styles and links take twice the time, not four times', () => {
  const rangesOf = (length: number) => Array.from({ length: length / 2 }, (_, at) => ({ start: at * 2, length: 3 }));
  const draw = (long: string): unknown => {
    const ranges = rangesOf(long.length);
    const links = ranges.map((range) => linkOf({ ...range, url: 'https://a.pl/' }));
    return segmentsOf(long, links, [], [ranges, [...ranges].reverse(), [{ start: 0, length: long.length }]]);
  };
  expect(growsWithText((length) => 'x'.repeat(length), draw)).toBe(true);
});

test('the address of a link stands beside its words where they do not say it', () => {
  const hits = [{ start: 8, length: 4 }];
  const besideOf = (length: number, url: string, opens = true) =>
    segmentsOf(text, [{ start: 32, length, url, opens, hits }], [], []).map(({ action, beside }) => [
      action === null ? null : action.kind,
      beside?.address ?? null,
    ])[1];
  expect(besideOf(12, 'https://www.firma.pl/')).toEqual(['address', null]);
  expect(besideOf(12, 'https://evil.pl')).toEqual(['address', 'https://evil.pl']);
  expect(besideOf(3, 'mailto:a@b.pl')).toEqual(['address', 'a@b.pl']);
  expect(besideOf(3, 'file:///x', false)).toEqual([null, 'file:///x']);
  expect(
    segmentsOf(text, [{ start: 0, length: 4, url: 'https://a.pl', opens: true, hits }], [], [])[0]!.beside,
  ).toEqual({
    address: 'https://a.pl',
    hits,
  });
});
