import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyTemplates } from '../../../build/package/policy-templates.mjs';
import { decide } from '../../../main/policy/policy';
import { policyTable } from '../../../main/policy/table';
import { policyNames } from '../../../preload/desktop/policy';
import { policyValueText } from '../../../preload/words/texts/policy-text';
import { words } from '../../../preload/words/words';

const folder = join(import.meta.dirname, '../../../docs/policies');
const templates = policyTemplates({
  policyNames,
  policyTable,
  policyValueText: policyValueText as never,
  words: words as never,
});
const admx = templates['kronika.admx'] ?? '';
const adml = ['pl-PL/kronika.adml', 'en-US/kronika.adml'];

test('the templates that are handed on are those of the table (`npm run manual` writes them)', () => {
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.adm[xl]$/.test(name));
  expect(there.sort()).toEqual(Object.keys(templates).sort());
  for (const [name, text] of Object.entries(templates))
    expect(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'), name).toBe(text);
});

/** Every mark of a well-formed document; throws where it is none. */
function elementsOf(text: string): { name: string; attributes: Record<string, string> }[] {
  const open: string[] = [];
  const found: { name: string; attributes: Record<string, string> }[] = [];
  let at = 0;
  const mark =
    /<\?xml version="1\.0" encoding="utf-8"\?>|<(\/?)([A-Za-z]+)((?: [A-Za-z:]+="[^"<&]*")*)( ?\/)?>|([^<]+)/gy;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const [whole, closes, name, attributes = '', isEmpty, between] = match;
    expect(match.index).toBe(at);
    at += whole.length;
    if (between !== undefined) expect(between).not.toMatch(/&(?!(?:amp|lt|gt);)|]]>/);
    if (name === undefined) continue;
    if (closes === '/') expect(open.pop()).toBe(name);
    else {
      const pairs = [...attributes.matchAll(/ ([A-Za-z:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]);
      expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
      found.push({ name, attributes: Object.fromEntries(pairs) as Record<string, string> });
      if (isEmpty === undefined) open.push(name);
    }
  }
  expect(at).toBe(text.length);
  expect(open).toEqual([]);
  return found;
}

test.each(Object.entries(templates))('%s is well-formed', (_, text) => {
  expect(elementsOf(text).length).toBeGreaterThan(10);
});

test('each policy is there once, under the key that the program reads', () => {
  const policies = elementsOf(admx).filter(({ name }) => name === 'policy');
  expect(policies.map(({ attributes }) => attributes['name'])).toEqual([...policyNames]);
  for (const { attributes } of policies) {
    expect(attributes['key']).toBe('Software\\Policies\\Kronika');
    expect(attributes['class']).toBe('Both');
  }
});

test('each value that the editor can write, the program takes', () => {
  const elements = elementsOf(admx);
  let policy = '';
  const written: (readonly [string, unknown])[] = [];
  for (const { name, attributes } of elements) {
    if (name === 'policy') policy = attributes['name'] ?? '';
    if (name === 'decimal')
      for (const key of ['value', 'minValue', 'maxValue'])
        if (attributes[key] !== undefined) written.push([policy, Number(attributes[key])]);
    if (name === 'text' || name === 'enum') expect(attributes['valueName']).toBe(policy);
  }
  for (const [, text = ''] of admx.matchAll(/<string>([^<]*)<\/string>/g))
    written.push([text.length === 2 ? 'language' : 'backupEvery', text]);
  expect(written).toHaveLength(6 + 6 + 2 + 2 + 3);
  for (const [name, value] of written)
    expect(decide([{ place: 'HKLM', entries: { [name]: value } }], []).problems, name).toEqual([]);
});

test.each(adml)('%s has every text and every field that the definitions name', (file) => {
  const ids = elementsOf(templates[file] ?? '').filter(({ attributes }) => attributes['id'] !== undefined);
  const named = (kind: 'string' | 'presentation') =>
    [...new Set([...admx.matchAll(new RegExp(`\\$\\(${kind}\\.([^)]+)\\)`, 'g'))].map(([, id]) => id))].sort();
  const there = (kind: string) => ids.filter(({ name }) => name === kind).map(({ attributes }) => attributes['id']);
  expect(there('string').sort()).toEqual(named('string'));
  expect(there('presentation').sort()).toEqual(named('presentation'));
});

test.each(['pl', 'en'])(
  'the document for administrators (%s) names each policy, and each has a line there',
  (language) => {
    const text = readFileSync(join(folder, '..', language, 'administrators.md'), 'utf8');
    const lines = [...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    expect(lines).toEqual([...policyNames].sort((one, other) => lines.indexOf(one) - lines.indexOf(other)));
  },
);
