import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../../renderer/components');
const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.svelte'),
);
/** Attributes that people see or hear. */
const spoken = /^(aria-(label|description|valuetext|roledescription)|title|placeholder|alt|label|text|description)$/;
/** Parts of a node that are said nowhere: its attributes are looked at by their own names. */
const unspoken = new Set(['attributes', 'tag', 'leadingComments']);
const letter = /\p{L}/u;

/** Texts with letters that stand in the markup itself: between tags, in spoken attributes, also as literals in `{…}` there. */
function textsOutside(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, isSpoken: boolean): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, isSpoken);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data, value } = node as Record<string, unknown>;
    if (type === 'Text' && typeof data === 'string' && isSpoken && letter.test(data)) found.push(data.trim());
    // Nor is a type: which values it allows is not shown.
    if (type === 'CallExpression' || type === 'Comment' || String(type).startsWith('TS')) return;
    if (type === 'Attribute') {
      visit(value, typeof name === 'string' && spoken.test(name));
      return;
    }
    if (isSpoken && type === 'Literal' && typeof value === 'string' && letter.test(value)) found.push(value);
    // What decides between texts is no text: only the branches of a condition are said.
    const parts = Object.entries(node).filter(([key]) => !(type === 'ConditionalExpression' && key === 'test'));
    for (const [key, part] of parts) if (!unspoken.has(key)) visit(part, isSpoken && type !== 'BinaryExpression');
    visit((node as Record<string, unknown>)['attributes'], false);
  };
  visit(parse(source, { modern: true }).fragment.nodes.filter(hasMarkup), true);
  return found;
}

function hasMarkup(node: { readonly type: string }): boolean {
  return node.type !== 'Comment';
}

describe('the catalogue', () => {
  it.each(components)('holds every text of %s', (name) => {
    expect(textsOutside(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });

  it('would notice a text outside it', () => {
    expect(textsOutside('<p>Cześć</p>')).toEqual(['Cześć']);
    expect(textsOutside('<button aria-label="Zamknij"></button>')).toEqual(['Zamknij']);
    const conditional = "<p title={isOpen ? 'Zwiń' : t('actions.close')}>{n > 0 ? 'tak' : ''}</p>";
    expect(textsOutside(conditional).sort()).toEqual(['Zwiń', 'tak']);
    expect(textsOutside('<p class="row" role="grid">{t(\'a.b\')} · 5</p>')).toEqual([]);
    expect(components.length).toBeGreaterThan(20);
  });
});
