import type { Excerpt, MetIn, SearchField, TermGroup, TextRange } from '../../../preload/model';
import { excerptOf } from '../../search/query/excerpt';
import { hitsIn, type HitOptions } from '../../search/query/hits';

/** A text of a record, and the field it is searched as; null: only by words that may stand anywhere. */
export interface SearchedText {
  readonly where: MetIn['where'];
  readonly field: SearchField | null;
  readonly text: string;
}

/** What of a record its row shows in any case. */
export interface Shown {
  readonly excerpt: Excerpt | null;
  readonly names: readonly { readonly field: SearchField; readonly text: string }[];
}

/**
 * Where a record was found by what its row does not show: for every part of the search that neither the text nor the names in
 * sight meet, the first place that does.
 */
export function metIn(
  places: () => readonly SearchedText[],
  shown: Shown,
  groups: readonly TermGroup[],
  options: HitOptions,
): MetIn[] {
  const wanted = groups.filter(({ excluded }) => !excluded);
  const unmet = wanted.filter((group) => !isInSight(shown, group, wanted.length, options));
  if (unmet.length === 0) return [];
  const all = places();
  const found = new Set<SearchedText>();
  for (const group of unmet) {
    const place = all.find((each) => hitsOf(each, [group], options).length > 0);
    if (place !== undefined) found.add(place);
  }
  return [...found].map((place) => toMet(place, unmet, options));
}

function isInSight({ excerpt, names }: Shown, group: TermGroup, groups: number, options: HitOptions): boolean {
  const isInText =
    excerpt !== null &&
    excerpt.hits.length > 0 &&
    (groups === 1 || hitsIn(excerpt.text, [group], excerpt.source, options).length > 0);
  return isInText || names.some(({ field, text }) => hitsIn(text, [group], field, options).length > 0);
}

function hitsOf(
  { field, text }: SearchedText,
  groups: readonly TermGroup[],
  options: HitOptions,
): readonly TextRange[] {
  if (field !== null) return hitsIn(text, groups, field, options);
  const anywhere = groups.map((group) => ({ ...group, anyOf: group.anyOf.filter((term) => term.field === null) }));
  return hitsIn(text, anywhere, 'author', options);
}

/** A long text is cut around its first hit. */
function toMet(place: SearchedText, groups: readonly TermGroup[], options: HitOptions): MetIn {
  const { where, text } = place;
  const cut =
    where === 'sms' || where === 'note' || where === 'remark'
      ? excerptOf([{ source: where, text }], groups, options)
      : null;
  return cut === null
    ? { where, text, hits: hitsOf(place, groups, options) }
    : { where, text: cut.text, hits: cut.hits };
}
