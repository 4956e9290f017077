import type { NoteLink, TextEntity, TextRange } from '../../../preload/model';
import { addressText, saysAddress, withScheme } from '../../../preload/addresses/address';
import { cut, type Stretch } from './highlight';
import type { WrittenEntity } from './written-entity';

/** What a click on a piece of a text is for. */
export type TextAction =
  | { readonly kind: 'entity'; readonly entity: WrittenEntity }
  | { readonly kind: 'address'; readonly address: string; readonly label: string };

/** A piece of a text that one click is for, or none; its stretches say which lists of ranges they lie inside. */
export interface TextPiece {
  readonly start: number;
  readonly action: TextAction | null;
  /** The address of a link whose words do not say it. */
  readonly beside: Beside | null;
  readonly stretches: readonly Stretch[];
}

/** An address that stands after the words that lead to it: on paper, and where a search was met in it. */
export interface Beside {
  readonly address: string;
  readonly hits: readonly TextRange[];
}

interface Place extends TextRange {
  readonly action: TextAction | null;
  readonly beside: Beside | null;
}

/** Cuts a text at what can be clicked in it, and those pieces at the ranges of the lists. */
export function segmentsOf(
  text: string,
  links: readonly NoteLink[],
  entities: readonly TextEntity[],
  lists: readonly (readonly TextRange[])[],
): TextPiece[] {
  const places = placesOf(text, links, entities);
  const segments: (TextPiece & { readonly stretches: Stretch[] })[] = [];
  let at = 0;
  let last: Place | null | undefined;
  for (const stretch of cut(text, [...lists, places])) {
    while (at < places.length && endOf(places[at]) <= stretch.start) at += 1;
    const next = places[at];
    const place = next !== undefined && next.start <= stretch.start ? next : null;
    if (place !== last) {
      const { action = null, beside = null } = place ?? {};
      segments.push({ start: stretch.start, action, beside, stretches: [] });
    }
    segments.at(-1)?.stretches.push(stretch);
    last = place;
  }
  return segments;
}

/** In order and without overlaps. Links as their author made them go first: what is written inside one belongs to it. */
function placesOf(text: string, links: readonly NoteLink[], entities: readonly TextEntity[]): Place[] {
  const linked = apart(links).map((link) => placeOfLink(link, textAt(text, link)));
  let at = 0;
  const written = apart(entities).flatMap((entity): Place[] => {
    while (at < linked.length && endOf(linked[at]) <= entity.start) at += 1;
    const isFree = entity.start + entity.length <= (linked[at]?.start ?? Infinity);
    const { start, length } = entity;
    return isFree ? [{ start, length, action: actionOfEntity(entity.kind, textAt(text, entity)), beside: null }] : [];
  });
  return [...linked, ...written].sort((a, b) => a.start - b.start);
}

/** In order; of two that overlap the first. */
function apart<Range extends TextRange>(ranges: readonly Range[]): Range[] {
  let end = 0;
  return [...ranges]
    .sort((a, b) => a.start - b.start)
    .filter((range) => {
      const isFree = range.start >= end;
      if (isFree) end = range.start + range.length;
      return isFree;
    });
}

function endOf(place: TextRange | undefined): number {
  return place === undefined ? Infinity : place.start + place.length;
}

function placeOfLink({ start, length, url, opens, hits }: NoteLink, label: string): Place {
  return {
    ...{ start, length },
    action: opens ? actionOfLink(url, label) : null,
    beside: saysAddress(label, url) ? null : { address: addressText(url), hits },
  };
}

function actionOfLink(url: string, label: string): TextAction {
  const number = /^tel:(.+)$/i.exec(url)?.[1];
  if (number !== undefined) return { kind: 'entity', entity: { kind: 'number', text: number.trim() } };
  return { kind: 'address', address: url, label };
}

function actionOfEntity(kind: TextEntity['kind'], text: string): TextAction {
  return kind === 'web'
    ? { kind: 'address', address: withScheme(text), label: text }
    : { kind: 'entity', entity: { kind, text } };
}

function textAt(text: string, { start, length }: TextRange): string {
  return text.slice(start, start + length);
}
