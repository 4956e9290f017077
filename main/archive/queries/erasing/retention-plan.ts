import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { copiesOf, countErasable } from '../../ledger/erasable';
import { findExpired, type Expired, type RetentionQuestion } from '../keeping/retention';
import type { ErasurePlan } from './erasure-plan';
import { onlyTheirsAmong, namingOf, type NamedSearch } from './naming';
import { peopleOnlyOf } from './people';

/** What may be erased by rules, and what may name those of whom nothing is left then. */
export interface RetentionErasure extends RetentionQuestion {
  /** The saved searches of the account. */
  readonly searches: readonly NamedSearch[];
  /** What was searched for lately, by whatever ids. */
  readonly recent: readonly NamedSearch[];
}

/** What the rules erase, with those of whom nothing is left: what others have in their records stays. */
export interface RetentionPlan extends Omit<ErasurePlan, 'reason' | 'mentions' | 'missing'>, Expired {
  /** Ids of searches of lately that name one of them. */
  readonly recent: readonly string[];
}

/** Works out what the rules erase, and what goes with it; reads only. */
export function planRetention(
  archive: ArchiveReader,
  { searches, recent, ...question }: RetentionErasure,
  check: StillWanted,
): RetentionPlan {
  const expired = findExpired(archive, question, check);
  const people = peopleOnlyOf(archive, expired.ids, check);
  const naming = namingOf(archive, people, onlyTheirsAmong(archive, expired.ids, check));
  const named = (some: readonly NamedSearch[]): readonly string[] =>
    people.length === 0 ? [] : some.filter((one) => naming.search(one)).map(({ id }) => id);
  return {
    ...expired,
    counts: countErasable(archive, expired, check),
    people,
    copies: copiesOf(archive.path),
    searches: named(searches),
    recent: named(recent),
  };
}
