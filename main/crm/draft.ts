import { addressText, openableAddress, withScheme } from '../../preload/addresses/address';
import type { NoteBlock, TextRange } from '../../preload/model';
import { listMarkers } from './list-markers';
import { parseStrictly } from './json/json-text';
import { isList, isObject, textOf, type Json, type JsonObject } from './json/wire';

/** A paragraph of a note, before anything in it was found. */
export type DraftBlock = Omit<NoteBlock, 'hits' | 'entities' | 'links'> & { readonly links: readonly DraftLink[] };
type DraftLink = Omit<NoteBlock['links'][number], 'hits'>;

/**
 * The paragraphs of a note: of Draft.js raw content, else of plain text, a line each. Never throws: what cannot be
 * understood is shown as the text it is.
 */
export function blocksOf(text: string): DraftBlock[] {
  const content = toContent(text);
  if (content === null) return text === '' ? [] : text.split(/\r\n|\n|\r/).map(toPlainBlock);
  return toBlocks(content, text.length);
}

/** A note's words, a line for each paragraph: what is searched, and shown of it in a row. */
export function plainTextOf(blocks: readonly Pick<DraftBlock, 'text'>[]): string {
  return blocks.map((block) => block.text).join('\n');
}

/** The addresses that its links lead to, a line each: they are searched beside its words, which they do not part. */
export function addressesOf(blocks: readonly Pick<DraftBlock, 'links'>[]): string {
  const addresses = new Set<string>();
  for (const { links } of blocks) for (const { url } of links) addresses.add(addressText(url));
  return [...addresses].join('\n');
}

/** The paragraphs of a note that is only written out: plain text is one of them, with its line ends. */
export function writtenBlocksOf(text: string): DraftBlock[] {
  const content = toContent(text);
  return content === null ? [toPlainBlock(text.replaceAll(/\r\n|\r/g, '\n'))] : toBlocks(content, text.length);
}

interface Content {
  readonly blocks: readonly JsonObject[];
  readonly entities: JsonObject;
}

function toContent(text: string): Content | null {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '"') return null;
  const value = parseStrictly(text);
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

function toPlainBlock(text: string): DraftBlock {
  return { type: 'unstyled', depth: 0, marker: null, embedded: null, text, styles: [], links: [] };
}

function toBlocks({ blocks, entities }: Content, length: number): DraftBlock[] {
  const linksOf = linkReader(entities, length);
  const markers = listMarkers(blocks.map((block) => ({ type: typeOf(block), depth: depthOf(block) })));
  return blocks.map((block, at) => {
    const text = textOfBlock(block, entities);
    const unitAt = unitsOf(text);
    return {
      type: typeOf(block),
      depth: depthOf(block),
      marker: markers[at] ?? null,
      ...text,
      styles: toRanges(block['inlineStyleRanges'], unitAt).flatMap(({ range, wire }) =>
        typeof wire['style'] === 'string' ? [{ ...range, style: wire['style'] }] : [],
      ),
      links: linksOf(toRanges(block['entityRanges'], unitAt)),
    };
  });
}

function typeOf(block: JsonObject): string {
  return typeof block['type'] === 'string' && block['type'] !== '' ? block['type'] : 'unstyled';
}

function depthOf(block: JsonObject): number {
  const depth = Number(block['depth'] ?? 0);
  return Number.isInteger(depth) && depth > 0 ? Math.min(depth, 10) : 0;
}

/** Draft.js's own sign for a place that holds no text: a space, in some editors a camera. */
const noText = /^[\s\u{1f4f7}]*$/u;

/** What stands in a block: its words, or the name of what is embedded in it. */
function textOfBlock(block: JsonObject, entities: JsonObject): Pick<DraftBlock, 'text' | 'embedded'> {
  const text = typeof block['text'] === 'string' ? block['text'] : '';
  const ranges = isList(block['entityRanges']) ? block['entityRanges'] : [];
  if (block['type'] !== 'atomic' || text.length > 16 || !noText.test(text)) return { text, embedded: null };
  const found: readonly (JsonObject | null)[] = ranges.filter(isObject).map((range) => entityOf(entities, range));
  const entity = found.find((each) => each !== null);
  if (entity == null) return { text, embedded: null };
  const isImage = /image|img|photo|picture/i.test(textOf(entity['type']) ?? '');
  return { text: nameOf(isObject(entity['data']) ? entity['data'] : {}), embedded: isImage ? 'image' : 'other' };
}

/** What its author called it, and the name of its file; one of them, or nothing, where that is all there is. */
function nameOf(data: JsonObject): string {
  const first = (names: readonly string[]): string =>
    names.map((name) => (textOf(data[name]) ?? '').trim()).find((value) => value !== '') ?? '';
  const words = first(['alt', 'title', 'caption']);
  const file = first(['fileName', 'filename', 'name']) || fileOf(first(['src', 'url', 'href']));
  return words === '' || file === '' || words === file ? words || file : `${words} (${file})`;
}

/** The last part of an address; nothing for a picture that lies in the note itself. */
function fileOf(address: string): string {
  if (/^(?:data|blob):/i.test(address)) return '';
  const path = address.slice(0, 8000).replace(/[?#][^]*$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function entityOf(entities: JsonObject, range: JsonObject): JsonObject | null {
  const key = textOf(range['key']) ?? '';
  const entity = Object.hasOwn(entities, key) ? entities[key] : null;
  return isObject(entity) ? entity : null;
}

/** Where the units of a text are whose ranges count code points (Draft.js, `encodeInlineStyleRanges`); ascending. */
function unitsOf({ text, embedded }: Pick<DraftBlock, 'text' | 'embedded'>): (point: number) => number {
  if (embedded !== null) return () => 0;
  if (!/[\ud800-\udbff]/.test(text)) return (point) => wholeCharacter(text, Math.min(point, text.length));
  const units: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) units.push(at);
  return (point) => wholeCharacter(text, units[point] ?? text.length);
}

/** Joins what stands before it to what people see as one sign: variation selectors, skin tones, combining marks, flags of regions. */
const joins = /^(?:\p{M}|\u200d|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}])/u;

/** The place, or the first one after it at which no sign is cut in two; not further than any sign is long. */
function wholeCharacter(text: string, at: number): number {
  let end = at + (isWithinFlag(text, at) ? 2 : 0);
  while (end > 0 && end < text.length && end - at < 40) {
    const next = text.slice(end, end + 2);
    if (!joins.test(next) && text.charAt(end - 1) !== '\u200d') break;
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

const region = /^[\u{1f1e6}-\u{1f1ff}]/u;

/** Between the two letters of a country's flag. */
function isWithinFlag(text: string, at: number): boolean {
  if (!region.test(text.slice(at, at + 2))) return false;
  let before = 0;
  while (before < 20 && region.test(text.slice(Math.max(0, at - 2 * before - 2), at - 2 * before))) before += 1;
  return before % 2 === 1;
}

interface WireRange {
  readonly range: TextRange;
  readonly wire: JsonObject;
}

/** Ranges in UTF-16 units; what lies outside the text is cut off. */
function toRanges(wire: Json | undefined, unitAt: (point: number) => number): WireRange[] {
  if (!isList(wire)) return [];
  return wire.filter(isObject).flatMap((range) => {
    const offset = Number(range['offset']);
    const points = Number(range['length']);
    if (!Number.isInteger(offset) || !Number.isInteger(points) || offset < 0 || points <= 0) return [];
    const start = unitAt(offset);
    const length = unitAt(offset + points) - start;
    return length <= 0 ? [] : [{ range: { start, length }, wire: range }];
  });
}

/** As much more than itself may a note say by its links: one long address may be named ten thousand times. */
const maxAddresses = { times: 4, more: 65_536 } as const;

function linkReader(entities: JsonObject, length: number): (ranges: readonly WireRange[]) => DraftLink[] {
  let left = maxAddresses.times * length + maxAddresses.more;
  return (ranges) =>
    ranges.flatMap(({ range, wire }): DraftLink[] => {
      const url = addressIn(entityOf(entities, wire));
      left -= url.length;
      return url === '' || left < 0 ? [] : [{ ...range, url, opens: isOffered(url) }];
    });
}

/** An address as it has to be written to lead somewhere; empty where there is none. */
function addressIn(entity: JsonObject | null): string {
  const data = entity !== null && isObject(entity['data']) ? entity['data'] : {};
  const url = data['url'] ?? data['href'];
  return typeof url === 'string' ? withScheme(url.trim()) : '';
}

/** Only addresses that are safe to open: a note is written by others. */
function isOffered(url: string): boolean {
  return openableAddress(url) !== null || /^tel:/i.test(url);
}
