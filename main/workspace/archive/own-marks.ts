import type { Query } from '../../../preload/model';
import type { OwnFlag, OwnMarkChange, OwnMarksChanged } from '../../../preload/own-marks';
import { KronikaError } from '../../../preload/failure';
import { newestFirst } from '../../archive/queries/search';
import type { ArchiveInUse, OpenArchive } from './archive-in-use';

/** So long after the last change the writer thread ends. */
const restAfterMs = 30_000;

/** So many records are marked in one transaction: a download waits no longer than for a page of its own. */
const recordsAtOnce = 2000;

/** As many records are marked by one question. */
const maxRecords = 1_000_000;

/** What own marks need of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current' | 'opened'>;
  /** Whether something else needs the writer thread for longer. */
  readonly isBusy: () => boolean;
  /** By whom remarks are written; null where nobody says. */
  readonly author: () => string | null;
}

/** What people mark records of the open archive with. */
export class OwnMarks {
  readonly #around: Surroundings;
  #rest: NodeJS.Timeout | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Changes marks; once it is answered, searches find by them. */
  async change(change: OwnMarkChange): Promise<OwnMarksChanged> {
    const archive = this.#around.archive.opened;
    if (change.kind !== 'set') return await this.#write(archive, change);
    const ids = await this.#inBatches(archive, change.ids, change);
    return { ids, before: null };
  }

  /** Marks all that a search finds, until `signal` stops it: what was marked until then stays so. */
  async markFound(
    query: Query,
    { flag, isSet }: { readonly flag: OwnFlag; readonly isSet: boolean },
    signal?: AbortSignal,
  ): Promise<{ readonly ids: readonly number[] }> {
    const archive = this.#around.archive.opened;
    // To be taken off, it has to be there.
    const { marks = isSet ? undefined : [flag] } = query.filters;
    const marked = { ...query, filters: { ...query.filters, marks } };
    const found = await archive.reader.ask(
      'findIds',
      { query: marked, sort: newestFirst, offset: 0, limit: maxRecords },
      { signal },
    );
    return { ids: await this.#inBatches(archive, found, { flag, isSet }, signal) };
  }

  async #inBatches(
    archive: OpenArchive,
    ids: readonly number[],
    { flag, isSet }: { readonly flag: OwnFlag; readonly isSet: boolean },
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    const changed: number[] = [];
    for (let at = 0; at < ids.length && signal?.aborted !== true; at += recordsAtOnce) {
      const some = ids.slice(at, at + recordsAtOnce);
      const done = await this.#write(archive, { kind: 'set', flag, isSet, ids: some });
      changed.push(...done.ids);
    }
    return changed;
  }

  async #write(archive: OpenArchive, change: OwnMarkChange): Promise<OwnMarksChanged> {
    if (archive !== this.#around.archive.current) throw new KronikaError('cancelled');
    try {
      const marking = { author: this.#around.author(), at: new Date().toISOString() };
      const changed = await archive.writer().ask('changeOwnMarks', { change, ...marking });
      if (changed.ids.length > 0) await archive.watch.lookAnew();
      return changed;
    } finally {
      this.#restLater(archive);
    }
  }

  #restLater(archive: OpenArchive): void {
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = null;
      if (!this.#around.isBusy() && this.#around.archive.current === archive) void archive.restWriter();
    }, restAfterMs);
    this.#rest.unref();
  }
}
