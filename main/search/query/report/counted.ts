import type { ColumnValues } from '../../index/columns';

/** Calls and SMS of a day, or of what has a name. */
export interface Counted {
  calls: number;
  answered: number;
  missed: number;
  sms: number;
  talkSeconds: number;
}

/** Nothing of anything. */
export function nothing(): Counted {
  return { calls: 0, answered: 0, missed: 0, sms: 0, talkSeconds: 0 };
}

/** Adds counts to others. */
export function add(target: Counted, more: Counted): void {
  target.calls += more.calls;
  target.answered += more.answered;
  target.missed += more.missed;
  target.sms += more.sms;
  target.talkSeconds += more.talkSeconds;
}

/** The counts of a name, which begin with nothing. */
export function valueIn<Name>(all: Map<Name, Counted>, name: Name): Counted {
  const known = all.get(name) ?? nothing();
  all.set(name, known);
  return known;
}

/** A column's value as it is; nothing where there is none. */
export function storedValue(value: number): number {
  return value === 0 ? 0 : value - 1;
}

/** The sum of a column over some docIds. */
export function sumOf(values: ColumnValues, docIds: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < docIds.length; at += 1) sum += storedValue(values[docIds[at] as number] as number);
  return sum;
}
