import { partsOf, withoutFilter } from '../../../preload/search/filters';
import type { EmptyReason, SearchTerm, TermGroup } from '../../../preload/model';
import { normalise } from '../../../preload/letters/normalise';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import { readMissingDays } from '../ledger/missing-days';
import { numbersWith } from './numbers-inside';
import type { ArchiveReader } from '../file/archive';
import { writtenAs, wordsHolding } from './understanding/archive-words';
import { dictionaryOf, planFor } from './understanding/forms';
import { daysOf, withFilters, withGroups, withoutWords, type Plan } from './understanding/plan';

/** Words of the archive that hold a typed word inside; more than this help nobody. */
const maxInside = 20;

/**
 * Why a search found nothing, and what would change it; `today` is `YYYY-MM-DD`, `count` tells how many records another
 * search finds, `check` throws once the answer is not wanted any more.
 */
export function explainEmpty(
  archive: ArchiveReader,
  plan: Plan,
  today: string,
  snapshot: IndexSnapshot,
  count: (plan: Plan) => number,
  check: StillWanted,
): EmptyReason {
  const { query } = plan;
  const groups = plan.understood.map((_, at) => ({
    part: { kind: 'group' as const, at },
    count: count(withoutGroup(plan, at)),
  }));
  const words = plan.inWords.map((_, at) => ({
    part: { kind: 'words' as const, at },
    count: count(withoutWords(plan, at)),
  }));
  const filters = partsOf(query.filters).map((name) => ({
    part: { kind: 'filter' as const, name },
    count: count(withFilters(plan, withoutFilter(query.filters, name))),
  }));
  return {
    without: [...groups, ...words, ...filters].filter((part) => part.count > 0),
    asWords: plan.inWords
      .map((_, at) => ({ at, count: count(withWordsQuoted(archive, plan, at)) }))
      .filter((one) => one.count > 0),
    withAnyLetters: query.exactLetters === true ? count(withAnyLetters(plan)) : null,
    withForms: query.exactForms === true ? count(withForms(archive, plan)) : null,
    inside: insideOf(archive, plan, snapshot, count, check),
    ...readMissingDays(archive, daysOf(plan), today),
  };
}

/** The search with words that stand for filters in quotes, so that they are words. */
function withWordsQuoted(archive: ArchiveReader, plan: Plan, at: number): Plan {
  const quoted = plan.inWords[at];
  if (quoted === undefined) return plan;
  const end = quoted.start + quoted.length;
  const { text } = plan.query;
  const others = plan.inWords
    .filter((one) => one !== quoted)
    .map((one) => ({ ...one, start: one.start < quoted.start ? one.start : one.start + 2 }));
  const words = `${text.slice(0, quoted.start)}"${quoted.words}"${text.slice(end)}`;
  return planFor(archive, { ...plan.query, text: words }, others);
}

function withAnyLetters(plan: Plan): Plan {
  return withGroups({ ...plan, exactLetters: false, query: { ...plan.query, exactLetters: false } }, plan.understood);
}

function withForms(archive: ArchiveReader, plan: Plan): Plan {
  const groups = archive.own(dictionaryOf).addForms(plan.understood);
  return withGroups({ ...plan, query: { ...plan.query, exactForms: false } }, groups);
}

function withoutGroup(plan: Plan, at: number): Plan {
  return withGroups(
    plan,
    plan.understood.filter((_, place) => place !== at),
  );
}

function insideOf(
  archive: ArchiveReader,
  plan: Plan,
  snapshot: IndexSnapshot,
  count: (plan: Plan) => number,
  check: StillWanted,
): EmptyReason['inside'] {
  return plan.understood.flatMap((group, at) => {
    const [term] = group.anyOf;
    if (group.excluded || group.anyOf.length > 1 || term === undefined) return [];
    if (term.kind !== 'word' && term.kind !== 'number') return [];
    const { kind } = term;
    const words =
      kind === 'word'
        ? spelledWith(archive, snapshot, term, check)
        : numbersWith(snapshot, term.text, maxInside, check);
    if (words.length === 0) return [];
    const wider: TermGroup = {
      excluded: false,
      anyOf: words.map((text) => ({ kind, text, field: term.field, isPrefix: false, forms: [] })),
    };
    const found = count(
      withGroups(
        plan,
        plan.understood.map((one, place) => (place === at ? wider : one)),
      ),
    );
    return found === 0 ? [] : [{ kind, typed: term.text, words, count: found }];
  });
}

/** Words that hold a typed one inside, each as it is written most often. */
function spelledWith(archive: ArchiveReader, snapshot: IndexSnapshot, term: SearchTerm, check: StillWanted): string[] {
  const typed = normalise(term.text);
  if (typed.length < 3) return [];
  return wordsHolding(archive, snapshot, typed, maxInside).map((word) => writtenAs(snapshot, word, check) ?? word);
}
