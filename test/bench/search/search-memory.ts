import { existsSync, readFileSync } from 'node:fs';
import { openForReading } from '../../../main/archive/file/open';
import { startReader } from '../../../main/threads/start';
import { samplesOf } from './search-samples';
import { shapesOf } from './search-shapes';

/** What a process has in memory, in bytes: its own, and pages of files, which the system takes back when it needs them. */
export interface Memory {
  readonly own: number;
  readonly files: number;
}

/** Every search, twice over, in a process that does nothing else: what the window asks, in the same order. */
async function measure(path: string): Promise<Memory> {
  const archive = openForReading(path);
  const shapes = shapesOf(samplesOf(archive));
  archive.close();
  const reader = startReader(path);
  for (const ending of ['', ' ']) {
    for (const { text, filters, sort } of shapes) {
      const query = { text: text + ending, filters };
      await reader.ask('search', { query, sort, offset: 0, limit: 100 });
      await reader.ask('summarise', { query });
    }
  }
  const memory = memoryNow();
  await reader.close();
  return memory;
}

function memoryNow(): Memory {
  const rollup = '/proc/self/smaps_rollup';
  if (!existsSync(rollup)) return { own: process.memoryUsage.rss(), files: 0 };
  const text = readFileSync(rollup, 'utf8');
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  const own = kilobytes('Anonymous') * 1024;
  return { own, files: kilobytes('Rss') * 1024 - own };
}

const [path = ''] = process.argv.slice(2);
void measure(path).then((memory) => {
  process.stdout.write(JSON.stringify(memory));
});
