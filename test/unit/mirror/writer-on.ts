import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { mirrorTasks, type MirrorWriter } from '../../../main/mirror/writer/tasks';

/** The writer's tasks, done here instead of in its thread: what goes in is copied or handed over as it would be there. */
export function writerOn(archive: ArchiveWriter): MirrorWriter {
  return {
    ask: async (name, input, { transfer = [] } = {}) => {
      await Promise.resolve();
      const task = mirrorTasks[name] as (archive: ArchiveWriter, input: unknown) => never;
      return task(archive, structuredClone(input, { transfer: [...transfer] }));
    },
  };
}
