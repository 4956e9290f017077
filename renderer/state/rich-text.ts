import type { NoteBlock, TextEntity, TextRange } from '../../preload/model';
import { cut, type Stretch } from './highlight';
import { addressOf, type WrittenEntity } from './written-entity';

/** What a click on a piece of a text is for. */
export type Act =
  | { readonly kind: 'entity'; readonly entity: WrittenEntity }
  | { readonly kind: 'address'; readonly address: string; readonly label: string };

/** A piece of a text that one click is for, or none; its stretches say which lists of ranges they lie inside. */
export interface Segment {
  readonly start: number;
  readonly act: Act | null;
  readonly stretches: readonly Stretch[];
}

interface Place extends TextRange {
  readonly act: Act;
}

/** Cuts a text at what can be clicked in it, and those pieces at the ranges of the lists. */
export function segmentsOf(
  text: string,
  links: NoteBlock['links'],
  entities: readonly TextEntity[],
  lists: readonly (readonly TextRange[])[],
): Segment[] {
  const places = placesOf(text, links, entities);
  const segments: Segment[] = [];
  let last: Place | null | undefined;
  for (const stretch of cut(text, [...lists, places])) {
    const place = places.find(({ start, length }) => start <= stretch.start && stretch.start < start + length) ?? null;
    const before = segments.at(-1);
    if (before !== undefined && place === last) {
      segments[segments.length - 1] = { ...before, stretches: [...before.stretches, stretch] };
    } else segments.push({ start: stretch.start, act: place?.act ?? null, stretches: [stretch] });
    last = place;
  }
  return segments;
}

/** Links as their author made them go first: what is written inside one belongs to it. */
function placesOf(text: string, links: NoteBlock['links'], entities: readonly TextEntity[]): Place[] {
  const places: Place[] = [];
  const add = (range: TextRange, act: Act): void => {
    const isFree = places.every(
      ({ start, length }) => range.start + range.length <= start || start + length <= range.start,
    );
    if (isFree) places.push({ start: range.start, length: range.length, act });
  };
  for (const link of links) add(link, actOfLink(link.url, textAt(text, link)));
  for (const entity of entities) add(entity, actOfEntity(entity.kind, textAt(text, entity)));
  return places;
}

function actOfLink(url: string, label: string): Act {
  const number = /^tel:(.+)$/i.exec(url)?.[1];
  if (number !== undefined) return { kind: 'entity', entity: { kind: 'number', text: number.trim() } };
  return { kind: 'address', address: url, label };
}

function actOfEntity(kind: TextEntity['kind'], text: string): Act {
  return kind === 'web'
    ? { kind: 'address', address: addressOf(text), label: text }
    : { kind: 'entity', entity: { kind, text } };
}

function textAt(text: string, { start, length }: TextRange): string {
  return text.slice(start, start + length);
}
