import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openInflection, type Inflection } from './inflection';

/** Opens the inflection data that stands in a folder; the build puts it beside the threads, where it is `__dirname`. */
export function readInflection(folder: string): Inflection {
  return openInflection(readFileSync(join(folder, 'inflection.bin')));
}
