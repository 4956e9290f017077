import type { FoundInteraction, InteractionRecord } from '../../../preload/model';

/** A part of a document. */
export type PrintPart = (
  | { readonly kind: 'list'; readonly records: readonly FoundInteraction[] }
  | { readonly kind: 'full' | 'timeline'; readonly records: readonly InteractionRecord[] }
) & {
  /** Each day has its heading. */
  readonly isByDay: boolean;
  /** Its first day began in the part before. */
  readonly isContinued: boolean;
};

/** Records of one day, of which a part is never parted below this. */
const maxOfDay = 1000;

/** Some records, and whether the first of their days began before them. */
interface Stretch<One> {
  readonly records: readonly One[];
  readonly isContinued: boolean;
}

/** Reads records in lists of at most `size`; by day, they are given out so that a day is not parted unless it is very long. */
export async function* inStretches<One extends { readonly callDate: string }>(
  ids: readonly number[],
  size: number,
  isByDay: boolean,
  read: (ids: readonly number[]) => Promise<readonly One[]>,
): AsyncGenerator<Stretch<One>> {
  let kept: readonly One[] = [];
  let given: string | null = null;
  for (let at = 0; at < ids.length; at += size) {
    const records = [...kept, ...(await read(ids.slice(at, at + size)))];
    const isEnd = at + size >= ids.length;
    const cut = isEnd || !isByDay ? records.length : wholeDays(records);
    if (cut > 0) yield { records: records.slice(0, cut), isContinued: isByDay && dayOf(records[0]) === given };
    if (cut > 0) given = dayOf(records[cut - 1]);
    kept = records.slice(cut);
  }
}

/** How many records are given out: all but the last day's, which may go on. */
function wholeDays(records: readonly { readonly callDate: string }[]): number {
  const last = dayOf(records.at(-1));
  const cut = records.findLastIndex((record) => dayOf(record) !== last) + 1;
  return cut === 0 && records.length >= maxOfDay ? records.length : cut;
}

/** `YYYY-MM-DD`, or as it came where it is no date. */
function dayOf(record: { readonly callDate: string } | undefined): string | null {
  return record?.callDate.slice(0, 10) ?? null;
}
