import type { TimeRange } from '../../../preload/ranges';
import { secondsOfId } from '../../search/index/ids';
import { secondsPerDay } from '../../crm/time';
import type { ArchiveWriter } from '../file/archive';
import { putAskedPeriods, putWindow, readAskedPeriods, readWindows, type LedgerWindow } from '../ledger/windows';

/** More gaps than these would be a list that nobody reads: neighbours become one. */
const maxGaps = 500;

/** What the CRM has to be asked for again; what was lost is told by its id, or by the window that held it. */
export class AskAgain {
  readonly #archive: ArchiveWriter;
  readonly #seconds = new Set<number>();
  readonly #spans: TimeRange[] = [];
  #isEverything = false;

  constructor(archive: ArchiveWriter) {
    this.#archive = archive;
  }

  /** A record by its id. One without a readable date may have come with any window. */
  record(id: number): void {
    const seconds = secondsOfId(id);
    if (seconds < secondsPerDay) this.#isEverything = true;
    else this.#seconds.add(seconds);
  }

  /** The window that begins there, whatever it says. */
  window(from: number): void {
    const overlapping = this.#windows().filter(
      (window) => window.from === from || (window.from < from && window.to > from),
    );
    this.#spans.push(...overlapping);
  }

  /** Nobody knows when: every window that does not prove that it is whole. */
  unknown(): void {
    const closed = this.#windows().filter(({ state }) => state === 'closed');
    const unproved = closed.filter(({ held }) => held == null);
    this.#spans.push(...(unproved.length > 0 ? unproved : closed));
  }

  /** Makes gaps of it, which the next download closes; inside a transaction. Answers them, oldest first. */
  write(nowMs: number): readonly TimeRange[] {
    if (this.#isEverything) this.#spans.push(...this.#windows().filter(({ state }) => state === 'closed'));
    this.#setAsideContradictions();
    // Time that a damaged window leaves without one was not asked for yet.
    const spans = this.#spans.filter(({ from, to }) => to > from);
    const gaps = fewSpans([...spans, ...[...this.#seconds].map((from) => ({ from, to: from + 1 }))]);
    const counts = { crmCount: null, ourCount: null, held: null };
    for (const gap of gaps) {
      const askedAt = Math.floor(nowMs / 1000);
      const entry = {
        ...gap,
        ...counts,
        state: 'gap',
        reason: 'archiveDamaged',
        askedAt,
        tries: 0,
        nextPage: 1,
      } as const;
      putWindow(this.#archive, entry);
    }
    return gaps;
  }

  /** Windows that overlap or are none, and periods likewise: `putWindow` relies on there being no such. */
  #setAsideContradictions(): void {
    const remove = this.#archive.prepare<[number]>('DELETE FROM sync_window WHERE from_seconds = ?');
    let before: LedgerWindow | null = null;
    for (const window of this.#windows()) {
      const overlaps = before !== null && before.to > window.from;
      if (window.to <= window.from || overlaps) {
        if (overlaps && before !== null) this.#spans.push({ from: before.from, to: Math.max(before.to, window.to) });
        remove.run(window.from);
      } else before = window;
    }
    const periods = readAskedPeriods(this.#archive);
    const sound = merged(
      periods.filter(({ from, to }) => to > from),
      0,
    );
    if (sound.length !== periods.length) putAskedPeriods(this.#archive, sound);
  }

  #windows(): readonly LedgerWindow[] {
    return readWindows(this.#archive, { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER });
  }
}

/** The same time in few spans. */
function fewSpans(spans: readonly TimeRange[]): readonly TimeRange[] {
  for (let apart = 60; ; apart *= 10) {
    const few = merged(spans, apart);
    if (few.length <= maxGaps) return few;
  }
}

/** Spans with those that are no more than so many seconds apart made one, oldest first. */
function merged(spans: readonly TimeRange[], apart: number): TimeRange[] {
  const joined: TimeRange[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + apart)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else joined.push({ from, to });
  }
  return joined;
}
