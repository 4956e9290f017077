import type { WritableArchive } from '../../../main/archive/file/archive';
import { steps, type Steps } from '../../../main/mirror/writer/steps';

/** The downloader's steps, done here instead of in the writer thread. */
export function stepsOn(archive: WritableArchive): Steps {
  const entries = Object.entries(steps).map(([name, step]) => [
    name,
    (input: never) => Promise.resolve().then(() => step(archive, input)),
  ]);
  return Object.fromEntries(entries) as Steps;
}
