import { firstKeptDay } from '../../../../preload/persons/age';
import type { Keeping, RetentionPreview, RetentionRule } from '../../../../preload/persons/keeping';
import type { Filters } from '../../../../preload/model';
import { shiftDay } from '../../../../preload/words/format';
import { dayOf, firstDatedSecond } from '../../../crm/time';
import { secondsOfId } from '../../../search/index/ids';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import type { Erasable } from '../../ledger/erasable';
import { runMark } from '../../ledger/runs';
import { newestFirst, searcherOf } from '../search';
import { understand } from '../understanding/understand';
import { withoutHeld, type Released } from './held';

/** Which rules are asked about. */
export interface RetentionQuestion {
  readonly keeping: Keeping;
  /** The day that ages are counted to, `YYYY-MM-DD`. */
  readonly today: string;
  /** What may be erased at most, as it was said before; null: whatever is due. */
  readonly meant?: Erasable | null;
}

/** What the rules would erase at this moment. */
export interface Expired extends Released {
  readonly preview: RetentionPreview;
  /** By which it is known whether something was downloaded since. */
  readonly lastRun: string;
}

const maxRecords = 2 ** 31;

/** A clock that is ahead by a year would erase a year; an office is seldom silent for longer than this. */
const maxSilentDays = 60;

/** Finds what is older than its rule keeps it, and what the CRM has not listed for as long as that is kept; reads only. */
export function findExpired(
  archive: ArchiveReader,
  { keeping, today, meant = null }: RetentionQuestion,
  check: StillWanted = () => undefined,
): Expired {
  const lastRun = runMark(archive);
  const byRule = keeping.rules.map((rule) => {
    const before = firstKeptDay(rule.age, today);
    return { rule, before, ids: olderThan(archive, rule, before, check) };
  });
  const vanished = vanishedIn(archive);
  const isDue = dueBy(keeping, today);
  const gone = { ids: idsOf(vanished.records.filter(isDue)), notes: idsOf(vanished.notes.filter(isDue)) };
  const may = (some: readonly number[], of: readonly number[] | undefined): readonly number[] => {
    if (of === undefined) return some;
    const those = new Set(of);
    return some.filter((id) => those.has(id));
  };
  const ids = new Set(may([...byRule.flatMap((one) => one.ids), ...gone.ids], meant?.ids));
  // The notes of a record that goes as a whole go with it.
  const owners = new Map(vanished.notes.map(({ id, owner }) => [id, owner]));
  const notes = may(gone.notes, meant?.notes).filter((note) => !ids.has(owners.get(note) ?? 0));
  const released = withoutHeld(archive, { ids: [...ids].sort((a, b) => a - b), notes }, check);
  const left = new Set(released.ids);
  const countOf = (some: readonly number[]): number => some.filter((id) => left.has(id)).length;
  return {
    ...released,
    lastRun,
    preview: {
      today,
      rules: byRule.map(({ rule, before, ids: found }) => ({ rule, before, records: countOf(found) })),
      vanished: {
        records: countOf(gone.ids),
        notes: released.notes.length,
        allRecords: vanished.records.length,
        allNotes: vanished.notes.length,
      },
      records: released.ids.length,
      singleNotes: released.notes.length,
      held: released.held,
      months: monthsOf(released.ids),
      isClockDoubtful: isClockDoubtful(archive, today),
    },
  };
}

/** The records of a rule that are of earlier days than `before`. What has no readable date has no age, and stays. */
function olderThan(
  archive: ArchiveReader,
  { kind, notes }: RetentionRule,
  before: string,
  check: StillWanted,
): readonly number[] {
  const from = dayOf(firstDatedSecond);
  const to = shiftDay(before, -1);
  if (to < from) return [];
  const filters: Filters = {
    ...{ from, to },
    ...(kind === 'all' ? {} : { services: [kind] }),
    ...(notes === 'any' ? {} : { hasNotes: notes === 'with' }),
  };
  const searcher = searcherOf(archive);
  const plan = understand(archive, { text: '', filters, literal: true }, check);
  return searcher.keepingNothing(() => searcher.page(plan, newestFirst, 0, maxRecords, check));
}

/** The records that the CRM no longer lists, or of which it no longer lists a note; the newest first. */
export function findVanished(archive: ArchiveReader): readonly number[] {
  const { records, notes } = vanishedIn(archive);
  return [...new Set([...records, ...notes].map(({ owner }) => owner))].sort((a, b) => b - a);
}

interface Vanished {
  readonly id: number;
  readonly owner: number;
  readonly at: string;
}

/** What the CRM no longer lists: records, and notes of records that it lists. */
function vanishedIn(archive: ArchiveReader): {
  readonly records: readonly Vanished[];
  readonly notes: readonly Vanished[];
} {
  const records = archive
    .prepare<[], Vanished>(
      `SELECT id, id AS owner, vanished_at AS at
       FROM interaction
       WHERE vanished_at IS NOT NULL`,
    )
    .all();
  const whole = new Set(records.map(({ id }) => id));
  const notes = archive
    .prepare<[], Vanished>(
      `SELECT id, interaction_id AS owner, vanished_at AS at
       FROM note
       WHERE vanished_at IS NOT NULL`,
    )
    .all();
  return { records, notes: notes.filter(({ owner }) => !whole.has(owner)) };
}

const idsOf = (vanished: readonly Vanished[]): readonly number[] => vanished.map(({ id }) => id);

/** Whether something has been gone for long enough. What does not say since when stays. */
function dueBy({ vanished }: Keeping, today: string): (one: Vanished) => boolean {
  if (vanished.kind !== 'erase') return () => false;
  const before = shiftDay(today, -vanished.days);
  return ({ at }) => /^\d{4}-\d\d-\d\dT/.test(at) && at.slice(0, 10) < before;
}

function monthsOf(ids: readonly number[]): RetentionPreview['months'] {
  const months = new Map<string, number>();
  for (const id of ids) {
    const month = dayOf(secondsOfId(id)).slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, records]) => ({ month, records }));
}

function isClockDoubtful(archive: ArchiveReader, today: string): boolean {
  const newest = archive.prepare<[], number | null>('SELECT max(id) FROM interaction').pluck().get() ?? null;
  return newest !== null && dayOf(secondsOfId(newest)) < shiftDay(today, -maxSilentDays);
}
