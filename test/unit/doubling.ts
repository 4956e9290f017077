import { processorTime } from './processor-time';

/** Shorter work (ms) is not told apart from what else the machine does. */
const minMs = 20;
/** Twice the text takes twice the time, four times where work is quadratic. */
const most = 3.2;
const length = 65_536;
/** Only what looks quadratic is tried so often: beside other work, a longer text loses more of the processor's caches. */
const maxTries = 12;

/**
 * Whether a text of twice the length takes about twice the processor time: of several tries the best, because a machine that is
 * busy with other things makes work slower, never faster.
 */
export function growsWithText(textOf: (length: number) => string, work: (text: string) => unknown): boolean {
  const [short, long] = [textOf(length), textOf(2 * length)];
  const timeOf = (text: string): number => processorTime(() => work(text));
  let [shortMs, longMs] = [Infinity, Infinity];
  for (let tries = 0; tries < maxTries; tries += 1) {
    shortMs = Math.min(shortMs, timeOf(short));
    longMs = Math.min(longMs, timeOf(long));
    if (longMs < most * Math.max(shortMs, minMs)) return true;
  }
  // What the collector of garbage does at one length need not be so at another; what is quadratic takes sixteen times as long.
  const longest = textOf(4 * length);
  return Array.from({ length: 3 }, () => timeOf(longest)).some((ms) => ms < most * most * Math.max(shortMs, minMs));
}
