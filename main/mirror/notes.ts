import type { TimeRange } from '../../preload/ranges';
import { errorOf, failureOf, type Failure } from '../../preload/failure';
import { secondsOfId } from '../search/index/ids';
import { dayOf } from '../crm/time';
import { isLasting, retry } from './retry';
import type { SyncRun } from './run';
import type { NotesAnswer, NotesOutcome, NotesReport } from './writer/notes-tasks';
import { WorkList } from './plan/work-list';

/** An interaction whose notes are to be asked for. */
interface NotesTask {
  readonly id: number;
  readonly uuid: string;
  readonly rounds: number;
}

/** Where the interactions come from, newest first, with ids below `below`. */
export type NotesSource = (input: {
  readonly limit: number;
  readonly below: number;
}) => Promise<readonly { readonly id: number; readonly uuid: string }[]>;

const rounds = 5;
const readAhead = 500;
const sampleSize = 8;
/** More than requests under way: while some are stored together, others are asked. */
const maxWorkers = 24;
/** To begin with few, so that a run that is soon broken off has little under way that must be asked again. */
const firstWorkers = 2;
const answersForAnother = 20;
/** So many interactions in a row failed while the CRM answers other questions: the rest stays owed. */
const maxFailuresInRow = 15;

/** The interactions whose notes are owed, of those that the run is about. */
export function notesOwed(run: SyncRun): NotesSource {
  return (input) => {
    run.meter.isRechecking = false;
    return run.writer.ask('nextNotesOwed', { ...run.owing, ...input });
  };
}

/** The interactions of a period whose notes were last had before a time (epoch seconds). */
export function notesToRecheck(run: SyncRun, period: TimeRange, checkedBefore: number): NotesSource {
  const { from, to } = period;
  return async (input) => {
    const { owners, left } = await run.writer.ask('nextNotesToRecheck', { from, to, checkedBefore, ...input });
    if (left !== null) run.meter.notesToRecheck = left;
    run.meter.isRechecking = true;
    return owners;
  };
}

/**
 * Asks for the notes of a few of the newest interactions while pages still come: how long they take tells how long all of them
 * will. What fails is asked again when its turn comes.
 */
export async function sampleNotes(run: SyncRun): Promise<void> {
  const owners = await run.writer.ask('nextNotesOwed', {
    ...run.owing,
    limit: sampleSize,
    below: Number.MAX_SAFE_INTEGER,
  });
  await new NotesDownload(run).round(owners.map((owner) => ({ ...owner, rounds: 0 })));
}

/**
 * Downloads the notes of interactions, newest first, several at once; what fails in all its rounds stays owed, with its reason.
 * Throws `RunStopped`.
 */
export async function downloadNotes(run: SyncRun, source: NotesSource): Promise<void> {
  let below = Number.MAX_SAFE_INTEGER;
  const failing: NotesTask[] = [];
  const download = new NotesDownload(run);
  for (;;) {
    const owners = await source({ limit: readAhead, below });
    const last = owners.at(-1);
    if (last === undefined) break;
    below = last.id;
    failing.push(...(await download.round(owners.map((owner) => ({ ...owner, rounds: 0 })))));
    if (download.beatenBy !== null) break;
  }
  let left = failing;
  while (left.length > 0 && download.beatenBy === null) left = [...(await download.round(left))];
  await download.writeFailures(left);
  if (download.beatenBy !== null)
    await run.writer.ask('blameNotesOwed', { ...run.owing, reason: download.beatenBy.kind, nowMs: run.now() });
}

class NotesDownload {
  readonly #run: SyncRun;
  readonly #shelf: AnswerShelf;
  readonly #reasons = new Map<string, Failure>();
  #answers = 0;
  #failuresInRow = 0;
  beatenBy: Failure | null = null;

  constructor(run: SyncRun) {
    this.#run = run;
    this.#shelf = new AnswerShelf(run);
  }

  /** Asks for the notes of these interactions once more; gives those that failed and may be tried again. */
  async round(tasks: readonly NotesTask[]): Promise<readonly NotesTask[]> {
    const failed: NotesTask[] = [];
    const list = new WorkList(tasks, (a, b) => b.id - a.id);
    const workers = (): number => firstWorkers + Math.floor(this.#answers / answersForAnother);
    const ask = async (task: NotesTask): Promise<void> => {
      const result = await retry(this.#run, (isLastTry) => this.#askNotes(task, isLastTry));
      if (result.ok) {
        this.#answers += 1;
        this.#failuresInRow = 0;
        return;
      }
      this.#reasons.set(task.uuid, result.failure);
      failed.push({ ...task, rounds: isLasting(result.failure) ? rounds : task.rounds + 1 });
      // What cannot be asked at all says nothing of the CRM.
      if (result.failure.kind === 'notAskable') return;
      this.#failuresInRow += 1;
      if (this.#failuresInRow < maxFailuresInRow) return;
      this.beatenBy = result.failure;
      list.close();
    };
    await list.drain(maxWorkers, ask, workers);
    const isOver = (task: NotesTask): boolean => task.rounds >= rounds || this.beatenBy !== null;
    await this.writeFailures(failed.filter(isOver));
    return failed.filter((task) => !isOver(task));
  }

  async writeFailures(tasks: readonly NotesTask[]): Promise<void> {
    const failures = tasks.flatMap(({ uuid, rounds: tries }) => {
      const reason = this.#reasons.get(uuid)?.kind;
      return reason === undefined ? [] : [{ uuid, reason, tries }];
    });
    if (failures.length > 0) await this.#run.writer.ask('recordNotesFailures', { failures, nowMs: this.#run.now() });
  }

  async #askNotes({ id, uuid }: NotesTask, isLastTry: boolean): Promise<void> {
    const { client, meter } = this.#run;
    meter.day = dayOf(secondsOfId(id));
    const bodies: Uint8Array[] = [];
    for (let page = 1; ; page += 1) {
      bodies.push(await client.readNotesPage({ uuid, page }));
      const outcome = await this.#shelf.store({ id, uuid, bodies, isLastTry });
      if (outcome.kind === 'stored') return;
      if (outcome.kind === 'failed') throw errorOf(outcome.failure);
    }
  }
}

interface Shelved {
  readonly answer: NotesAnswer;
  readonly resolve: (outcome: NotesOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers the answers that come while the archive is busy, and stores them together. */
class AnswerShelf {
  readonly #run: SyncRun;
  #shelved: Shelved[] = [];
  #isStoring = false;

  constructor(run: SyncRun) {
    this.#run = run;
  }

  store(answer: NotesAnswer): Promise<NotesOutcome> {
    return new Promise((resolve, reject) => {
      this.#shelved.push({ answer, resolve, reject });
      void this.#storeAll();
    });
  }

  async #storeAll(): Promise<void> {
    if (this.#isStoring) return;
    this.#isStoring = true;
    while (this.#shelved.length > 0) {
      const batch = this.#shelved;
      this.#shelved = [];
      await this.#storeBatch(batch);
    }
    this.#isStoring = false;
  }

  async #storeBatch(batch: readonly Shelved[]): Promise<void> {
    const { writer, meter, now } = this.#run;
    try {
      const report: NotesReport = await writer.ask('storeNotesAnswers', {
        answers: batch.map(({ answer }) => answer),
        nowMs: now(),
      });
      meter.storedNotes(report);
      batch.forEach(({ resolve }, place) => {
        const outcome = report.outcomes[place];
        resolve(outcome ?? { kind: 'failed', failure: failureOf(new Error('an answer without an outcome')) });
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
