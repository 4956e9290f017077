import { parseStrictly } from '../../crm/json/json-text';
import { isList, isObject, textOf, type Json, type JsonObject } from '../../crm/json/wire';
import { toParty } from '../../archive/queries/person/people';
import { destinationOf } from './record-without-persons';
import type { Replacer } from './text-without-persons';

/** Where the CRM has somebody. */
const partyKeys: ReadonlySet<string> = new Set(['from', 'to', 'user', 'person', 'organisation', 'receivers']);
const numberKeys: ReadonlySet<string> = new Set(['number', 'numberFormatted', 'numberNotFormatted']);
/** What is counted, and what says nothing of anybody. */
const plainKeys: ReadonlySet<string> = new Set([
  ...['callDate', 'callDirection', 'duration', 'cost', 'service', 'note', 'created', 'pin', 'edit', 'fileSize', 'type'],
  ...['color', 'mimeType', 'fileExtension', 'uploadedAt', 'status', 'key', 'depth', 'offset', 'length', 'style'],
]);
const plainValue = /^(?:#[0-9a-f]{6}|\d{4}-\d{2}-\d{2}(?:[T ][\d:.Z+-]{0,24})?|\d{1,4}|[a-z]+\/[a-z.+-]{1,80})$/i;

/** What the CRM sent of a record, with stand-ins in the place of persons. */
export function wireWithoutPersons(record: object, to: Replacer): object {
  const near = new Set<string>();
  gatherNear(record as Json, '', to, near);
  const walk = new Walk(to, [...near]);
  return walk.value(record as Json, '') as object;
}

function gatherNear(value: Json, key: string, to: Replacer, near: Set<string>): void {
  if (isList(value)) for (const each of value) gatherNear(each, key, to, near);
  if (!isObject(value)) return;
  const id = partyKeys.has(key) ? to.idOf(toParty(value)) : null;
  if (id !== null) near.add(id);
  for (const [own, inner] of Object.entries(value)) gatherNear(inner, own, to, near);
}

/** Goes through the values of one record. */
class Walk {
  readonly #to: Replacer;
  readonly #near: readonly string[];

  constructor(to: Replacer, near: readonly string[]) {
    this.#to = to;
    this.#near = near;
  }

  value(value: Json, key: string): Json {
    if (isList(value)) return value.map((each) => this.value(each, key));
    if (isObject(value)) return isParty(value, key) ? this.#party(value) : this.#fields(value);
    if (typeof value === 'string') return this.#string(value, key);
    return typeof value === 'number' ? this.#number(value, key) : value;
  }

  #fields(object: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [this.#key(key), this.value(value, key)]));
  }

  /** Keys are the CRM's own words, but for those that it makes of something. */
  #key(key: string): string {
    return /^[a-z]{0,12}(?:[A-Z][a-z]{1,12}){0,3}$/.test(key) ? key : this.#to.text(key, this.#near);
  }

  /** Somebody: whose first name has what the stand-in is, and the last name its number, so that both together are the whole. */
  #party(party: JsonObject): JsonObject {
    const id = this.#to.idOf(toParty(party));
    if (id !== null && this.#to.isTold(id)) return { ...this.#fields(party), ...namesOf(party) };
    const whole = this.#to.name(toParty(party));
    const filled = (field: string): boolean => (textOf(party[field]) ?? '') !== '';
    const cut = whole.lastIndexOf(' ');
    const isBoth = filled('firstName') && filled('lastName');
    const said: Record<string, Json> = { ...this.#fields(party) };
    if (filled('name')) said['name'] = whole;
    if (filled('firstName')) said['firstName'] = isBoth ? whole.slice(0, cut) : whole;
    if (filled('lastName')) said['lastName'] = isBoth ? whole.slice(cut + 1) : whole;
    return said;
  }

  #string(value: string, key: string): Json {
    if (value === '') return value;
    if (/uuid$/i.test(key)) return this.#to.uuid(value);
    if (numberKeys.has(key)) return this.#to.number(value);
    if (key === 'internal') return this.#to.extension(value, null);
    if (key === 'destination') return destinationOf(value, this.#near, this.#to);
    if (plainKeys.has(key) && plainValue.test(value)) return value;
    if (key === 'text') return this.#noteText(value);
    return this.#to.text(value, this.#near);
  }

  #number(value: number, key: string): Json {
    if (numberKeys.has(key)) return this.#to.number(String(value));
    if (key === 'internal') return this.#to.extension(String(value), null);
    if (plainKeys.has(key) || Math.abs(value) < 1e6) return value;
    const written = String(value);
    const without = this.#to.text(written, this.#near);
    return without === written ? value : without;
  }

  /** A note is Draft.js raw content as text, perhaps as text of text; or just words. */
  #noteText(text: string): string {
    const first = text.trimStart().charAt(0);
    const content = first === '{' || first === '"' ? parseStrictly(text) : undefined;
    if (typeof content === 'string') return JSON.stringify(this.#noteText(content));
    const blocks = isObject(content) ? content['blocks'] : undefined;
    if (!isObject(content) || !isList(blocks)) return this.#to.text(text, this.#near);
    const { blocks: _, ...rest } = content;
    return JSON.stringify({ ...this.#fields(rest), blocks: blocks.map((block) => this.#block(block)) });
  }

  /** The places of a block's styles and links move with its words. */
  #block(block: Json): Json {
    if (!isObject(block) || typeof block['text'] !== 'string') return this.value(block, '');
    const { text } = block;
    const { text: without, moved } = this.#to.read(text, this.#near);
    const inRange = (range: Json): Json => {
      if (!isObject(range) || typeof range['offset'] !== 'number' || typeof range['length'] !== 'number') return range;
      const [start, end] = [unitOf(text, range['offset']), unitOf(text, range['offset'] + range['length'])];
      const place = moved({ start, length: end - start });
      const offset = pointsIn(without.slice(0, place.start));
      return { ...range, offset, length: pointsIn(without.slice(place.start, place.start + place.length)) };
    };
    const said: Record<string, Json> = { ...this.#fields({ ...block, text: '' }), text: without };
    for (const key of ['inlineStyleRanges', 'entityRanges']) {
      const ranges = block[key];
      if (isList(ranges)) said[key] = ranges.map(inRange);
    }
    return said;
  }
}

function isParty(value: JsonObject, key: string): boolean {
  if (['firstName', 'lastName'].some((field) => textOf(value[field]) !== null)) return true;
  return partyKeys.has(key) && textOf(value['name']) !== null;
}

function namesOf(party: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(party).filter(([key]) => ['name', 'firstName', 'lastName', 'internal'].includes(key)),
  );
}

/** Draft.js counts code points. */
function unitOf(text: string, points: number): number {
  if (!/[\ud800-\udbff]/.test(text)) return Math.min(points, text.length);
  return Array.from(text).slice(0, points).join('').length;
}

function pointsIn(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length;
}
