import { withoutFilter } from '../../../preload/filters';
import type { EmptyReason, Query, SearchTerm, TermGroup } from '../../../preload/model';
import { normalise } from '../../../preload/letters/normalise';
import { foldedOfTerm, spellingOf, wholeWord } from '../../search/index/terms';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import { readMissingDays } from '../ledger/missing-days';
import { numbersWith } from './numbers-inside';
import type { ArchiveReader } from '../file/archive';
import { planFor } from './forms';
import { withGroups, type Plan } from './plan';

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
  const planned = (changed: Partial<Query>): Plan => planFor(archive, { ...query, ...changed });
  const groups = plan.understood.map((_, at) => ({
    part: { kind: 'group' as const, at },
    count: count(withoutGroup(plan, at)),
  }));
  const filters = [...plan.tree.filters.keys()].map((name) => ({
    part: { kind: 'filter' as const, name },
    count: count(planned({ filters: withoutFilter(query.filters, name) })),
  }));
  return {
    without: [...groups, ...filters].filter((part) => part.count > 0),
    withAnyLetters: query.exactLetters === true ? count(planned({ exactLetters: false })) : null,
    withForms: query.exactForms === true ? count(planned({ exactForms: false })) : null,
    inside: insideOf(archive, plan, snapshot, count, check),
    ...readMissingDays(archive, { from: query.filters.from ?? null, to: query.filters.to ?? null }, today),
  };
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
      kind === 'word' ? spelledWith(archive, snapshot, term) : numbersWith(snapshot, term.text, maxInside, check);
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

/** Words that hold a typed one inside, each as it is written somewhere. */
function spelledWith(archive: ArchiveReader, snapshot: IndexSnapshot, term: SearchTerm): string[] {
  const typed = normalise(term.text);
  return typed.length < 3 ? [] : wordsWith(archive, snapshot, typed).map((folded) => spellingIn(snapshot, folded));
}

/** Folded words that hold a folded text, but do not begin with it: those of segments, then those of pending records. */
function wordsWith(archive: ArchiveReader, snapshot: IndexSnapshot, typed: string): string[] {
  const find = archive
    .prepare<[string, string, string, number], string>(
      'SELECT text FROM word WHERE instr(text, ?) > 1 AND substr(text, 1, length(?)) <> ? LIMIT ?',
    )
    .pluck();
  const words = new Set(find.all(typed, typed, typed, maxInside));
  for (const { terms } of snapshot.pending) {
    for (const term of terms) {
      const folded = foldedOfTerm(term);
      if (words.size < maxInside && folded !== null && folded.indexOf(typed) > 0) words.add(folded);
    }
  }
  return [...words];
}

/** A folded word as it is written somewhere, the newest segment first. */
function spellingIn(snapshot: IndexSnapshot, folded: string): string {
  const { from, to } = wholeWord(folded);
  for (const segment of snapshot.segments) {
    const terms: string[] = [];
    segment.eachTerm(from, to, (term) => terms.push(term));
    const [term] = terms;
    if (term !== undefined) return spellingOf(term);
  }
  const terms = snapshot.pending.map((record) => record.terms.find((term) => term >= from && term < to));
  const term = terms.find((one) => one !== undefined);
  return term === undefined ? folded : spellingOf(term);
}
