import { createOutputFile, insistOnName } from './output-file';
import type { Home } from './own-files';

/** Writes a file that people get, all of it at hand: it gets its name when it is whole. Throws as `createOutputFile` does. */
export async function writeOutputFile(path: string, bytes: Uint8Array, home: Home): Promise<void> {
  const file = createOutputFile(path, home);
  try {
    file.write(bytes);
    file.seal();
    insistOnName(await file.publishPatiently(), path);
  } catch (error) {
    file.discard();
    throw error;
  }
}
