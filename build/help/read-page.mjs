import { parsers } from 'prettier/plugins/markdown';

/** @typedef {{ readonly type: string, readonly children?: readonly Node[], readonly value?: string, readonly url?: string, readonly depth?: number, readonly ordered?: boolean }} Node */

/**
 * Reads a document of docs/pl or docs/en into the tree that the help window draws (renderer/state/help/help-page.ts), with the
 * parser by which documents are formatted. What the window cannot draw stops the build, so that both read the same.
 * @param {string} markdown
 * @param {string} name Of its file, for the message.
 */
export function readPage(markdown, name) {
  const { children } = /** @type {{ children: readonly Node[] }} */ (
    parsers.markdown.parse(markdown, /** @type {never} */ ({}))
  );
  const [first, ...rest] = children.filter(({ type, value }) => !(type === 'html' && value?.startsWith('<!--')));
  if (first?.type !== 'heading' || first.depth !== 1) throw new Error(`${name} does not begin with its title.`);
  const title = textOf(first);
  const anchors = anchorMaker();
  anchors(title);
  return { title, blocks: rest.map((node) => blockOf(node, name, anchors)) };
}

/** @param {Node} node @param {string} name @param {(text: string) => string} anchors @returns {unknown} */
function blockOf(node, name, anchors) {
  const children = node.children ?? [];
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', level: node.depth, anchor: anchors(textOf(node)), text: piecesOf(node, name) };
    case 'paragraph':
      return { kind: 'paragraph', text: piecesOf(node, name) };
    case 'list':
      return {
        kind: 'list',
        isOrdered: node.ordered === true,
        items: children.map((item) => (item.children ?? []).map((block) => blockOf(block, name, anchors))),
      };
    case 'table': {
      const [head, ...rows] = children.map(({ children: cells = [] }) => cells.map((cell) => piecesOf(cell, name)));
      return { kind: 'table', head, rows };
    }
    case 'code':
      return { kind: 'code', text: node.value };
    default:
      throw new Error(`${name}: the help window does not draw this: ${node.type}.`);
  }
}

/** @param {Node} parent @param {string} name @returns {readonly unknown[]} */
function piecesOf(parent, name) {
  return (parent.children ?? []).map((node) => {
    switch (node.type) {
      case 'text':
        // A line of the file ends where its width does.
        return { kind: 'text', text: (node.value ?? '').replaceAll('\n', ' ') };
      case 'inlineCode':
        return { kind: 'code', text: node.value };
      case 'strong':
        return { kind: 'strong', text: textOf(node) };
      case 'link':
        return { kind: 'link', text: textOf(node), to: node.url };
      default:
        throw new Error(`${name}: the help window does not draw this within a text: ${node.type}.`);
    }
  });
}

/** @param {Node} node @returns {string} */
function textOf({ value, children = [] }) {
  return (value ?? children.map(textOf).join('')).replaceAll('\n', ' ');
}

/** Makes the anchors of one page's headings as GitHub does: a name that is there already gets a number. */
export function anchorMaker() {
  /** @type {Map<string, number>} */
  const used = new Map();
  /** @param {string} text */
  return (text) => {
    const anchor = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = used.get(anchor) ?? 0;
    used.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${String(before)}`;
  };
}
