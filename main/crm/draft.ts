import type { NoteBlock, TextRange } from '../../preload/model';
import { isList, isObject, textOf, type Json, type JsonObject } from './wire';

/** A paragraph of a note, before anything in it was found. */
export type DraftBlock = Omit<NoteBlock, 'hits' | 'entities'>;

/**
 * The paragraphs of a note: of Draft.js raw content, else of plain text, a line each. Never throws: what cannot be
 * understood is shown as the text it is.
 */
export function blocksOf(text: string): DraftBlock[] {
  const content = toContent(text);
  if (content === null) return text === '' ? [] : text.split(/\r\n|\n|\r/).map(toPlainBlock);
  return content.blocks.map((block) => toBlock(block, content.entities));
}

/** A note's words, a line for each paragraph: what is searched, copied and exported. */
export function plainTextOf(blocks: readonly Pick<DraftBlock, 'text'>[]): string {
  return blocks.map((block) => block.text).join('\n');
}

/** The same words, without taking paragraphs apart for display. */
export function plainTextIn(text: string): string {
  const content = toContent(text);
  return content === null
    ? text.replaceAll(/\r\n|\r/g, '\n')
    : content.blocks.map((block) => textOf(block['text'])).join('\n');
}

interface Content {
  readonly blocks: readonly JsonObject[];
  readonly entities: JsonObject;
}

function toContent(text: string): Content | null {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '"') return null;
  const value = parse(text);
  // Encoded twice, as JSON in a JSON string
  if (typeof value === 'string') return value.trimStart().startsWith('{') ? toContent(value) : null;
  if (!isObject(value) || !isList(value['blocks'])) return null;
  const blocks = value['blocks'].filter(
    (block): block is JsonObject => isObject(block) && typeof block['text'] === 'string',
  );
  // A block that we cannot read must not drop words: the whole is then shown as it came.
  if (blocks.length !== value['blocks'].length) return null;
  return { blocks, entities: toEntities(value['entityMap']) };
}

/** By key; a list where PHP numbered them from 0. */
function toEntities(entityMap: Json | undefined): JsonObject {
  if (isObject(entityMap)) return entityMap;
  return isList(entityMap) ? Object.fromEntries(entityMap.map((entity, key) => [String(key), entity])) : {};
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function toPlainBlock(text: string): DraftBlock {
  return { type: 'unstyled', depth: 0, text, styles: [], links: [] };
}

function toBlock(block: JsonObject, entities: JsonObject): DraftBlock {
  const text = typeof block['text'] === 'string' ? block['text'] : '';
  const depth = Number(block['depth'] ?? 0);
  return {
    type: typeof block['type'] === 'string' && block['type'] !== '' ? block['type'] : 'unstyled',
    depth: Number.isInteger(depth) && depth > 0 ? Math.min(depth, 10) : 0,
    text,
    styles: toRanges(block['inlineStyleRanges'], text).flatMap(({ range, wire }) =>
      typeof wire['style'] === 'string' ? [{ ...range, style: wire['style'] }] : [],
    ),
    links: toRanges(block['entityRanges'], text).flatMap(({ range, wire }) => {
      const url = linkOf(entities[textOf(wire['key']) ?? '']);
      return url === null ? [] : [{ ...range, url }];
    }),
  };
}

/** Ranges in UTF-16 units, as Draft.js counts; what lies outside the text is cut off. */
function toRanges(wire: Json | undefined, text: string): { readonly range: TextRange; readonly wire: JsonObject }[] {
  if (!isList(wire)) return [];
  return wire.filter(isObject).flatMap((range) => {
    const start = Number(range['offset']);
    const length = Math.min(Number(range['length']), text.length - start);
    if (!Number.isInteger(start) || !Number.isInteger(length) || start < 0 || length <= 0) return [];
    return [{ range: { start, length }, wire: range }];
  });
}

/** Only addresses that are safe to offer: a note is written by others. */
function linkOf(entity: Json | undefined): string | null {
  if (!isObject(entity) || !isObject(entity['data'])) return null;
  const url = entity['data']['url'] ?? entity['data']['href'];
  return typeof url === 'string' && /^(?:https?|mailto|tel):/i.test(url.trim()) ? url.trim() : null;
}
