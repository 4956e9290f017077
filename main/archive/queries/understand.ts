import type { Query, RewrittenWord, Rewriting, SearchTerm, TermGroup } from '../../../preload/model';
import { lower } from '../../search/analysis/fold';
import { tokensOf } from '../../search/analysis/tokens';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import type { ArchiveReader } from '../file/archive';
import { wordsHolding, writtenAs } from './archive-words';
import { correctionsOf } from './corrections';
import { dictionaryOf, planFor } from './forms';
import { withFilters, withGroups, type Plan } from './plan';
import { searcherOf } from './search';

const always: StillWanted = () => undefined;

/** A shorter text stands inside too many words. */
const minInside = 3;
/** More words than this hold nothing that was meant. */
const maxInside = 100;
/** So many words that may have been meant are told beside the one that is searched. */
const maxOthers = 3;
/** So many rewritings are tried until one finds something. */
const maxTried = 12;
/** For so many searches it is remembered what they were rewritten to. */
const maxRemembered = 8;

/**
 * Works out what a query asks of an archive, as `planFor`. Where it finds nothing, the words that stand nowhere in the archive
 * are rewritten: to the words that hold them inside, else to the word that was probably meant. That depends on the text and
 * the archive alone, so the same words are understood alike under all filters; a search that finds something, or is
 * `literal`, is never rewritten. Within the moment in which the search is made; throws what `check` throws.
 */
export function understand(archive: ArchiveReader, query: Query, check: StillWanted = always): Plan {
  const plan = planFor(archive, query);
  if (query.literal === true || !plan.understood.some(isRewritable)) return plan;
  if (searcherOf(archive).findsAny(plan, check)) return plan;
  const rewritten = archive.own(rewriterOf)(plan, check);
  return rewritten === null ? plan : { ...withGroups(plan, rewritten.groups), rewriting: rewritten.rewriting };
}

/** A search text in other words. */
interface RewrittenText {
  readonly groups: readonly TermGroup[];
  readonly rewriting: Rewriting;
}

/** Rewrites the text of a search that finds nothing; the last texts are remembered. */
function rewriterOf(archive: ArchiveReader): (plan: Plan, check: StillWanted) => RewrittenText | null {
  const remembered = new Map<string, { readonly snapshot: IndexSnapshot; readonly text: RewrittenText | null }>();
  return (plan, check) => {
    const snapshot = searcherOf(archive).snapshot();
    const name = JSON.stringify([plan.understood, plan.exactLetters]);
    const known = remembered.get(name);
    if (known?.snapshot === snapshot) return known.text;
    const text = rewrite(archive, plan, check);
    const [oldest] = remembered.keys();
    if (remembered.size >= maxRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, { snapshot, text });
    return text;
  };
}

/** One way to rewrite a group of terms. */
interface Way {
  readonly group: TermGroup;
  readonly changes: readonly RewrittenWord[];
}

/** The likeliest rewriting that finds something, else the likeliest; null where no word stands nowhere, or none is like it. */
function rewrite(archive: ArchiveReader, plan: Plan, check: StillWanted): RewrittenText | null {
  const everywhere = withFilters(plan, {});
  const ways = plan.understood.map((group) => {
    const isNowhere = isRewritable(group) && !standsAnywhere(archive, plan, group, check);
    const others = isNowhere ? waysOf(archive, plan, group, check) : [];
    return others.length === 0 ? [{ group, changes: [] }] : others;
  });
  const tried = [...combinations(ways, maxTried)].map((combination): RewrittenText => ({
    groups: combination.map(({ group }) => group),
    rewriting: { changes: combination.flatMap(({ changes }) => changes) },
  }));
  const [likeliest = null, ...others] = tried;
  if (likeliest === null || likeliest.rewriting.changes.length === 0) return null;
  if (others.length === 0) return likeliest;
  const finds = ({ groups }: RewrittenText): boolean =>
    searcherOf(archive).wouldFind(withGroups(everywhere, groups), check);
  return tried.find(finds) ?? likeliest;
}

/** A group of single words; what is in quotes was meant so, and what is excluded is found nowhere anyway. */
function isRewritable(group: TermGroup): boolean {
  return !group.excluded && group.anyOf.every((term) => term.kind === 'word' && tokensOf(term.text).length === 1);
}

/** Whether a group finds anything by itself, in whatever field, form and spelling. */
function standsAnywhere(archive: ArchiveReader, plan: Plan, group: TermGroup, check: StillWanted): boolean {
  const { query, understood, tree } = plan;
  const isAll = understood.length === 1 && tree.filters.size === 0 && group.anyOf.every((term) => term.field === null);
  if (isAll && query.exactForms !== true && query.exactLetters !== true) return false;
  const terms = group.anyOf.map((term) => ({ ...term, field: null }));
  const groups = archive.own(dictionaryOf).addForms([{ excluded: false, anyOf: terms }]);
  const alone = withGroups(withFilters({ ...plan, exactLetters: false, query: { text: '', filters: {} } }, {}), groups);
  return searcherOf(archive).wouldFind(alone, check);
}

/** What a group may be rewritten to, the likeliest first. */
function waysOf(archive: ArchiveReader, plan: Plan, group: TermGroup, check: StillWanted): readonly Way[] {
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
  const inside = wordsInside(archive, snapshot, plan, typed, folded);
  if (inside.length > 0) {
    const anyOf = inside.map((text) => ({ ...term, text, isPrefix: false, forms: [] }));
    const change = { kind: 'inside' as const, typed, words: inside, others: [] };
    return [{ group: { excluded: false, anyOf }, changes: [change] }];
  }
  const words = correctionsOf(archive, snapshot, folded, check).map(({ word }) => word);
  return words.slice(0, maxOthers + 1).map((word) => {
    const others = words.filter((other) => other !== word).slice(0, maxOthers);
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

/** The words that hold a typed one inside, each as it is written somewhere; none where too many do. */
function wordsInside(
  archive: ArchiveReader,
  snapshot: IndexSnapshot,
  { exactLetters }: Plan,
  typed: string,
  folded: string,
): readonly string[] {
  if (folded.length < minInside) return [];
  const words = wordsHolding(archive, snapshot, folded, maxInside + 1);
  if (words.length > maxInside) return [];
  const written = words.flatMap((word) => writtenAs(snapshot, word) ?? []);
  return exactLetters ? written.filter((word) => word.includes(lower(typed))) : written;
}

/** One of each, the first of all before the others. */
function* combinations<T>(ways: readonly (readonly T[])[], max: number): Generator<readonly T[]> {
  const counts = ways.map((some) => some.length);
  const all = counts.reduce((product, count) => product * count, 1);
  for (let number = 0; number < Math.min(all, max); number += 1) {
    let rest = number;
    yield ways.map((some, at) => {
      const count = counts[at] ?? 1;
      const way = some[rest % count] as T;
      rest = Math.floor(rest / count);
      return way;
    });
  }
}
