import { readFileSync } from 'node:fs';
import { openInflection, type Inflection } from '../../main/search/analysis/inflection';
import { findsForm, findsPrefix, measure, shareFound, table, type Expansion } from '../unit/search/measure';
import { heldOut, undecidable, unwanted, wanted } from '../unit/search/polish-pairs';

/** The data file, and one made without the forms written by hand. */
const [path = '', barePath = ''] = process.argv.slice(2);
const rounds = 20;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function compareOn(name: string, finds: Expansion): void {
  const [found, fresh, wrong] = [wanted, heldOut, unwanted].map((kinds) => shareFound(measure(kinds, finds)));
  print(`${name.padEnd(40)} ${percent(found ?? 0)} ${percent(fresh ?? 0)} ${percent(1 - (wrong ?? 0))}`);
}

/** Median and 95th percentile of single look-ups, in microseconds. */
function timeLookUps(inflection: Inflection, words: readonly string[]): string {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const word of words) {
      const start = performance.now();
      inflection.formsOf(word);
      times.push((performance.now() - start) * 1000);
    }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  return `median ${at(0.5)} µs, p95 ${at(0.95)} µs, slowest ${at(0.999)} µs (p99.9) of ${String(times.length)}`;
}

const before = process.memoryUsage();
const start = performance.now();
const bytes = readFileSync(path);
const inflection = openInflection(bytes);
inflection.formsOf('faktura');
const openedMs = performance.now() - start;
const after = process.memoryUsage();
const kinds = [...wanted, ...heldOut, ...unwanted];
const words = kinds.flatMap(({ lines }) => lines.flatMap((line) => line.split(/:? /)));
const maxForms = Math.max(...words.map((word) => inflection.formsOf(word).length));
const look = timeLookUps(inflection, words);

print(table([...kinds, ...undecidable].map((kind) => measure([kind], findsForm(inflection))).flat()));
print('\n                                           recall  held out  precision on unwanted pairs');
compareOn('Inflection', findsForm(inflection));
compareOn('without the hand-written forms', findsForm(openInflection(readFileSync(barePath))));
compareOn('a common beginning', findsPrefix);
compareOn('the word itself', (query) => (word) => word === query.toLowerCase());
print(`\nData file          ${String(bytes.length)} bytes`);
print(`Opening            ${openedMs.toFixed(1)} ms with the first look-up`);
print(`Look-up            ${look}`);
print(`Most forms         ${String(maxForms)}`);
const kilobytes = (of: (usage: NodeJS.MemoryUsage) => number): string => ((of(after) - of(before)) / 1024).toFixed(0);
print(
  `Memory             ${kilobytes((use) => use.arrayBuffers)} KB of buffers, ${kilobytes((use) => use.heapUsed)} KB of heap`,
);
