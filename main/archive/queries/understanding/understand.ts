import type { Query, Rewriting, TermGroup } from '../../../../preload/model';
import { dayOfClock } from '../../../../preload/words/format';
import { tokensOf } from '../../../search/analysis/tokens';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { isStored } from './archive-words';
import { dictionaryOf, planFor } from './forms';
import { readInWords } from './in-words';
import { withFilters, withGroups, type Plan } from './plan';
import { searcherOf } from '../search';
import { waysOf, type Way } from './ways';

const always: StillWanted = () => undefined;

/** So many rewritings are tried until one finds something. */
const maxTried = 12;
/** For so many texts it is remembered what they were rewritten to. */
const maxRemembered = 8;

/**
 * Works out what a query asks of an archive on a day, as `planFor`, with the periods and filters that it names. Words that
 * stand nowhere in the archive are rewritten: to the words that hold them inside, else to the word that was probably meant.
 * That depends on the text and the archive alone, so the same words are understood alike under all filters; a search that
 * finds something, or is `literal`, is never rewritten. Within the moment in which the search is made; throws what `check`
 * throws.
 */
export function understand(
  archive: ArchiveReader,
  query: Query,
  check: StillWanted = always,
  today = dayOfClock(new Date()),
): Plan {
  const plan = planFor(archive, query, readInWords(archive, query, today, check));
  if (query.literal === true || !plan.understood.some(isRewritable)) return plan;
  const nowhere = groupsNowhere(archive, plan, check);
  if (!nowhere.includes(true)) return plan;
  const rewritten = archive.own(rewriterOf)(plan, nowhere, check);
  return rewritten === null ? plan : { ...withGroups(plan, rewritten.groups), rewriting: rewritten.rewriting };
}

/** A group of single words; what is in quotes was meant so, and what is excluded is found nowhere anyway. */
function isRewritable(group: TermGroup): boolean {
  return !group.excluded && group.anyOf.every((term) => term.kind === 'word' && tokensOf(term.text).length === 1);
}

/** Which groups find nothing by themselves, in whatever field, form and spelling. */
function groupsNowhere(archive: ArchiveReader, plan: Plan, check: StillWanted): readonly boolean[] {
  const { understood } = plan;
  const searcher = searcherOf(archive);
  const groups = understood.map((group) => (isRewritable(group) ? widened(archive, group) : null));
  // The list of words knows without the index, of which an empty search has to see all.
  const unknown = groups.map((group) => group?.anyOf.every((term) => !isStored(archive, searcher.snapshot(), term)));
  if (unknown.includes(true)) return unknown.map((isUnknown) => isUnknown === true);
  if (searcher.findsAny(plan, check)) return [];
  const bare: Plan = withFilters({ ...plan, inWords: [], exactLetters: false, query: { text: '', filters: {} } }, {});
  return groups.map((group) => group !== null && !searcher.wouldFind(withGroups(bare, [group]), check));
}

/** A group in any field, with the forms of its words. */
function widened(archive: ArchiveReader, group: TermGroup): TermGroup {
  const anyOf = group.anyOf.map((term) => ({ ...term, field: null }));
  return archive.own(dictionaryOf).addForms([{ ...group, anyOf }])[0] ?? group;
}

/** Certain records, to be put in the order of a search: they fit it better or worse, whether it finds them or not. */
export function ticked(
  archive: ArchiveReader,
  ids: readonly number[],
  query: Query,
  check: StillWanted = always,
): Plan {
  const { understood, exactLetters } = understand(archive, query, check);
  return { ...planFor(archive, { text: '', filters: { only: ids } }), understood, exactLetters };
}

/** A search text in other words. */
interface RewrittenText {
  readonly groups: readonly TermGroup[];
  readonly rewriting: Rewriting;
}

type Rewrite = (plan: Plan, nowhere: readonly boolean[], check: StillWanted) => RewrittenText | null;

/** Rewrites the text of a search; the last texts are remembered. */
function rewriterOf(archive: ArchiveReader): Rewrite {
  const remembered = new Map<string, { readonly snapshot: IndexSnapshot; readonly text: RewrittenText | null }>();
  return (plan, nowhere, check) => {
    const snapshot = searcherOf(archive).snapshot();
    const { text: typed, exactForms, exactLetters } = plan.query;
    const name = JSON.stringify([typed, exactForms, exactLetters]);
    const known = remembered.get(name);
    if (known?.snapshot === snapshot) return known.text;
    const text = rewrite(archive, plan, nowhere, check);
    remembered.delete(name);
    const [oldest] = remembered.keys();
    if (remembered.size >= maxRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, { snapshot, text });
    return text;
  };
}

/** The likeliest rewriting that finds something, else the likeliest; null where nothing is like the words. */
function rewrite(
  archive: ArchiveReader,
  plan: Plan,
  nowhere: readonly boolean[],
  check: StillWanted,
): RewrittenText | null {
  const ways = plan.understood.map((group, at): readonly Way[] => {
    const others = nowhere[at] === true ? waysOf(archive, plan, group, check) : [];
    return others.length === 0 ? [{ group, changes: [] }] : others;
  });
  const tried = [...combinations(ways, maxTried)].map((combination): RewrittenText => ({
    groups: combination.map(({ group }) => group),
    rewriting: { changes: combination.flatMap(({ changes }) => changes) },
  }));
  const [likeliest = null, ...others] = tried;
  if (likeliest === null || likeliest.rewriting.changes.length === 0) return null;
  if (others.length === 0) return likeliest;
  const everywhere = withFilters({ ...plan, inWords: [] }, {});
  const finds = ({ groups }: RewrittenText): boolean =>
    searcherOf(archive).wouldFind(withGroups(everywhere, groups), check);
  return tried.find(finds) ?? likeliest;
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
