import { asFailure } from '../../../../main/archive/file/archive-failure';
import { copyStill, holdStill, type CopyAway, type HeldStill } from '../../../../main/archive/file/copies/still-copy';
import { openForWriting } from '../../../../main/archive/file/open';
import { cancelCheck } from '../../../../preload/failure';
import type { ThreadClient } from '../../../../main/threads/protocol';
import type { WriterTasks } from '../../../../main/threads/writer';

type Writer = Pick<ThreadClient<WriterTasks>, 'ask' | 'close'>;

/** The writer of an archive that is to lie elsewhere, here instead of on a thread; `moment` is called at each of its steps. */
export function writerHere(path: string, moment: () => void = () => {}): Writer {
  const archive = openForWriting(path);
  let held: HeldStill | null = null;
  const ask = async (
    _name: 'copyAway',
    input: CopyAway,
    options: Parameters<Writer['ask']>[2] = {},
  ): Promise<unknown> => {
    await Promise.resolve();
    const report = (progress: unknown): void => {
      moment();
      options.onProgress?.(progress as never);
    };
    try {
      held = holdStill(archive, Date.now());
      moment();
      return copyStill(
        archive,
        input,
        report,
        cancelCheck(() => options.signal?.aborted === true),
      );
    } catch (error) {
      throw asFailure(error, path);
    }
  };
  return {
    ask: ask as Writer['ask'],
    close: () => {
      held?.release();
      archive.close();
      return Promise.resolve();
    },
  };
}
