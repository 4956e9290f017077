import { createOutputFile, insistOnName, type SealedFile } from './output-file';
import type { Home } from './own-files';

/**
 * Writes a file that people get, all of it at hand: it gets its name when it is whole. Gives its size and SHA-256. Throws as
 * `createOutputFile` does.
 */
export async function writeOutputFile(path: string, bytes: Uint8Array, home: Home): Promise<SealedFile> {
  const file = createOutputFile(path, home);
  try {
    file.write(bytes);
    const sealed = file.seal();
    insistOnName(await file.publishPatiently(), path);
    return sealed;
  } catch (error) {
    file.discard();
    throw error;
  }
}
