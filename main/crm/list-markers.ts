/** What a list item's marker follows from. */
interface Item {
  readonly type: string;
  readonly depth: number;
}

const wrappers: ReadonlySet<string> = new Set(['ordered-list-item', 'unordered-list-item']);

/**
 * What stands before each block of a note, as Draft.js shows it: a point, or a number of the item's own depth. It begins anew
 * where an item is deeper than the one before, or no item of the same kind of list stands right before it (Draft.js,
 * `DraftEditorContents`, `DraftStyleDefault.css`).
 */
export function listMarkers(blocks: readonly Item[]): (string | null)[] {
  const counts: number[] = [];
  let before: Item | null = null;
  return blocks.map((block) => {
    const { type, depth } = block;
    const last = before;
    before = wrappers.has(type) ? block : null;
    if (before === null) return null;
    if (type === 'unordered-list-item') return '•';
    if (last?.type !== type || depth > last.depth) counts[depth] = 0;
    const count = (counts[depth] ?? 0) + 1;
    counts[depth] = count;
    return `${written(count, depth)}.`;
  });
}

/** 1, a, i and so on, by depth. */
function written(count: number, depth: number): string {
  const kind = depth % 3;
  if (kind === 0) return String(count);
  return kind === 1 ? letters(count) : roman(count);
}

function letters(count: number): string {
  let text = '';
  for (let left = count; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode('a'.charCodeAt(0) + ((left - 1) % 26)) + text;
  }
  return text;
}

const romans: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

function roman(count: number): string {
  if (count > 3999) return String(count);
  let [text, left] = ['', count];
  for (const [value, sign] of romans) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
