import { isOfficeOpen, midnightBefore, whenOpen, workingDayAfter } from './calendar';
import type { Random } from '../data/random';
import { DAY_SECONDS } from '../data/wall-time';
import { complaintScripts } from '../words/complaint-scripts';
import { dailyScripts } from '../words/daily-scripts';
import { invoiceScripts } from '../words/invoice-scripts';
import { offerScripts } from '../words/offer-scripts';
import { orderScripts } from '../words/order-scripts';
import type { Script, Topic } from '../words/scripts';
import { visitScripts } from '../words/visit-scripts';

/** One message of a conversation, before its wording is chosen. */
export interface Line {
  readonly isFromContact: boolean;
  readonly script: string;
  /** How long after the message before; null where it is up to the people. */
  readonly wait: { readonly amount: number; readonly unit: 'm' | 'h' | 'd' } | null;
}

/** A script that is ready to be played. */
export interface Conversation {
  readonly topic: Topic;
  readonly lines: readonly Line[];
  readonly note: string;
  readonly season: readonly [from: string, to: string] | null;
  readonly isForeign: boolean;
}

/** Every conversation that the office has by SMS. */
export const conversations: readonly Conversation[] = [
  ...invoiceScripts,
  ...visitScripts,
  ...orderScripts,
  ...complaintScripts,
  ...offerScripts,
  ...dailyScripts,
].map(readScript);

/** Whether a conversation can begin on that day. */
export function isInSeason({ season }: Conversation, seconds: number): boolean {
  if (season === null) return true;
  const day = new Date(seconds * 1000).toISOString().slice(5, 10);
  const [from, to] = season;
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

/** When the next message is written: the office writes while it is open, contacts until late. */
export function timeOfLine({ isFromContact, wait }: Line, before: number, random: Random): number {
  const time = timeAfter(wait, before, random);
  if (!isFromContact) return whenOpen(time, random);
  const hour = (time % DAY_SECONDS) / 3600;
  return hour < 6.5 || hour > 22.5 ? whenOpen(time, random) : time;
}

function timeAfter(wait: Line['wait'], before: number, random: Random): number {
  if (wait === null) return Math.round(before + 40 + random.wait(isOfficeOpen(before) ? 700 : 1500));
  switch (wait.unit) {
    case 'm':
      return Math.round(before + wait.amount * 60 * (0.7 + 0.6 * random.unit()));
    case 'h':
      return Math.round(before + wait.amount * 3600 * (0.6 + 0.7 * random.unit()));
    case 'd':
      return midnightBefore(workingDayAfter(before, wait.amount)) + random.whole(8 * 3600, 16 * 3600);
  }
}

function readScript({ topic, lines, note, season, isForeign }: Script): Conversation {
  return {
    topic,
    lines: lines.trim().split('\n').map(readLine),
    note,
    season: season ?? null,
    isForeign: isForeign ?? false,
  };
}

function readLine(line: string): Line {
  const parts = /^(?:\+(\d+)([mhd]))?([<>]) (.+)$/.exec(line);
  if (parts === null) throw new SyntaxError(`not a script's line: ${line}`);
  const [, amount, unit, side, script = ''] = parts;
  const wait: Line['wait'] = unit === 'm' || unit === 'h' || unit === 'd' ? { amount: Number(amount), unit } : null;
  return { isFromContact: side === '<', script, wait };
}
