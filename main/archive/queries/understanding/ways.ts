import type { RewrittenWord, SearchTerm, TermGroup } from '../../../../preload/model';
import { lower } from '../../../search/analysis/fold';
import { tokensOf } from '../../../search/analysis/tokens';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { wordsHolding, writtenAs } from './archive-words';
import { correctionsOf } from './corrections';
import { dictionaryOf } from './forms';
import type { Plan } from './plan';
import { searcherOf } from '../search';

/** A shorter text stands inside too many words. */
const minInside = 4;
/** More words than this hold nothing that was meant. */
const maxInside = 100;
/** So many words that may have been meant are told beside the one that is searched. */
const maxOthers = 3;

/** One way to rewrite a group of terms. */
export interface Way {
  readonly group: TermGroup;
  readonly changes: readonly RewrittenWord[];
}

/** What a group may be rewritten to, the likeliest first. */
export function waysOf(archive: ArchiveReader, plan: Plan, group: TermGroup, check: StillWanted): readonly Way[] {
  const [only, ...others] = group.anyOf;
  if (only !== undefined && others.length === 0) return waysOfTerm(archive, plan, only, check);
  const ways = group.anyOf.map((term) => waysOfTerm(archive, plan, term, check)[0]);
  const anyOf = group.anyOf.flatMap((term, at) => ways[at]?.group.anyOf ?? [term]);
  return [{ group: { ...group, anyOf }, changes: ways.flatMap((way) => way?.changes ?? []) }];
}

function waysOfTerm(archive: ArchiveReader, plan: Plan, term: SearchTerm, check: StillWanted): readonly Way[] {
  const snapshot = searcherOf(archive).snapshot();
  const folded = tokensOf(term.text)[0]?.text ?? '';
  const typed = term.text;
  const inside = wordsInside(archive, snapshot, plan, { typed, folded }, check);
  if (inside.length > 0) {
    const anyOf = inside.map((text) => ({ ...term, text, isPrefix: false, forms: [] }));
    const change = { kind: 'inside' as const, typed, words: inside, others: [] };
    return [{ group: { excluded: false, anyOf }, changes: [change] }];
  }
  const words = correctionsOf(archive, snapshot, folded, maxOthers + 1, check).map(({ word }) => word);
  return words.map((word) => {
    const others = words.filter((other) => other !== word);
    const change = { kind: 'spelling' as const, typed, words: [word], others };
    return { group: { excluded: false, anyOf: [asTyped(archive, plan, term, word)] }, changes: [change] };
  });
}

/** A term with another text, as if that had been typed. */
export function asTyped(archive: ArchiveReader, { query }: Plan, term: SearchTerm, text: string): SearchTerm {
  const bare = { ...term, text, forms: [] };
  if (query.exactForms === true) return bare;
  return archive.own(dictionaryOf).addForms([{ excluded: false, anyOf: [bare] }])[0]?.anyOf[0] ?? bare;
}

/** The words that hold a typed one inside, each as it is written most often; none where too many do. */
function wordsInside(
  archive: ArchiveReader,
  snapshot: IndexSnapshot,
  { exactLetters }: Plan,
  { typed, folded }: { readonly typed: string; readonly folded: string },
  check: StillWanted,
): readonly string[] {
  if (folded.length < minInside) return [];
  const words = wordsHolding(archive, snapshot, folded, maxInside + 1);
  if (words.length > maxInside) return [];
  const written = words.flatMap((word) => writtenAs(snapshot, word, check) ?? []);
  return exactLetters ? written.filter((word) => word.includes(lower(typed))) : written;
}
