import { expect, it } from 'vitest';
import { anchorMaker, readPage } from '../../../build/help/read-page.mjs';

it('reads a document into what the help window draws', () => {
  const page = readPage(
    '# Title\n\n<!-- not read -->\n\nSome **Name** and `code`\nof [a page](other.md#x).\n\n## Head\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | `2` |\n\n    code\n',
    'x.md',
  );
  expect(page.title).toBe('Title');
  expect(page.blocks).toEqual([
    {
      kind: 'paragraph',
      text: [
        { kind: 'text', text: 'Some ' },
        { kind: 'strong', text: 'Name' },
        { kind: 'text', text: ' and ' },
        { kind: 'code', text: 'code' },
        { kind: 'text', text: ' of ' },
        { kind: 'link', text: 'a page', to: 'other.md#x' },
        { kind: 'text', text: '.' },
      ],
    },
    { kind: 'heading', level: 2, anchor: 'head', text: [{ kind: 'text', text: 'Head' }] },
    {
      kind: 'list',
      isOrdered: true,
      items: [
        [{ kind: 'paragraph', text: [{ kind: 'text', text: 'one' }] }],
        [{ kind: 'paragraph', text: [{ kind: 'text', text: 'two' }] }],
      ],
    },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
      rows: [[[{ kind: 'text', text: '1' }], [{ kind: 'code', text: '2' }]]],
    },
    { kind: 'code', text: 'code' },
  ]);
});

it('stops at what the window could not draw, and at a document without a title', () => {
  expect(() => readPage('# T\n\n> quoted\n', 'x.md')).toThrow(/x\.md.*blockquote/);
  expect(() => readPage('# T\n\na <b>b</b>\n', 'x.md')).toThrow(/x\.md.*html/);
  expect(() => readPage('# T\n\n![a](b.png)\n', 'x.md')).toThrow(/x\.md.*image/);
  expect(() => readPage('text\n', 'x.md')).toThrow(/title/);
});

it('makes anchors as GitHub does, each of its own', () => {
  const anchors = anchorMaker();
  expect(['Co, gdzie?', 'Zażółć -wal', 'Co gdzie'].map(anchors)).toEqual(['co-gdzie', 'zażółć--wal', 'co-gdzie-1']);
});
