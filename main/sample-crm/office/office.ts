import { agentsOf } from './contacts';
import type { SampleData } from '../data/data';
import { makeInteraction } from './interactions';
import { countNotes, makeNotes } from './notes';
import { hashText } from '../data/random';
import { OfficeTimeline } from './timeline';
import { indexOfUuid, uuidAt } from '../data/uuid';
import { DAY_SECONDS, lastSecondOf, wallSeconds } from '../data/wall-time';

/** Which office to make up. */
export interface OfficeOptions {
  readonly seed: number;
  /** How many interactions; two million at most. */
  readonly interactions: number;
  /** First and last day or wall time. */
  readonly from: string;
  readonly to: string;
  /** Share of interactions that have notes; 0.2 where not given. */
  readonly noteShare?: number;
  /** How many contacts; about one for eleven interactions where not given. */
  readonly contacts?: number;
  /** Shares of calls, SMS and faxes; 0.6, 0.35 and 0.05 where not given. */
  readonly shares?: readonly [calls: number, sms: number, faxes: number];
}

/** The history of a made-up Polish office: a wholesaler and service of heating, with its people and their conversations. The same options always make the same history. */
export function generateOffice(options: OfficeOptions): SampleData {
  const { seed, interactions } = options;
  if (interactions > 2_000_000) throw new RangeError('an office has two million interactions at most');
  const noteShare = options.noteShare ?? 0.2;
  const from = wallSeconds(options.from);
  const to = lastSecondOf(options.to);
  const agents = agentsOf(seed);
  const contacts = options.contacts ?? Math.min(20_000, Math.max(40, Math.round(interactions / 11)));
  const timeline = new OfficeTimeline(
    { seed, interactions, from, to, contacts, shares: options.shares ?? [0.6, 0.35, 0.05] },
    agents,
  );
  const checked = (index: number): number => {
    if (index >= 0 && index < interactions) return index;
    throw new RangeError(`no record at ${index}`);
  };
  return {
    count: interactions,
    secondsAt: (index) => timeline.seconds[checked(index)] ?? 0,
    uuidAt: (index) => uuidAt(seed, checked(index)),
    indexOf: (uuid) => {
      const index = indexOfUuid(seed, uuid);
      return index < interactions ? index : -1;
    },
    interactionAt: (index) => makeInteraction(timeline, checked(index), seed),
    noteCountAt: (index) => countNotes(timeline.momentAt(checked(index)), index, seed, noteShare),
    notesAt: (index) => makeNotes(timeline, checked(index), { seed, noteShare, to }),
  };
}

/** The sample data: 10,000 interactions in the year that ends on that day (or at that wall time). Another day is another office. */
export function demoOffice(today: string): SampleData {
  const day = today.slice(0, 10);
  const from = new Date((wallSeconds(day) - 364 * DAY_SECONDS) * 1000).toISOString().slice(0, 10);
  return generateOffice({ seed: hashText(today), interactions: 10_000, from, to: today });
}
