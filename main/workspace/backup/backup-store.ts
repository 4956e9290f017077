import * as v from 'valibot';
import { backupTimes, mostGenerations, type BackupSchedule } from '../../../preload/desktop/backup';
import { failureKinds } from '../../../preload/failure';
import type { PolicyValues } from '../../../preload/desktop/policy';
import { forgetEntry, readJsonObject, soundEntries, writeJson } from '../settings/json-file';

/** As many of the latest backups are remembered. */
const maxRecent = 10;

const moment = v.pipe(v.string(), v.isoTimestamp());

const schedule = v.object({
  every: v.fallback(v.picklist(backupTimes), 'never'),
  folder: v.fallback(v.nullable(v.string()), null),
  keep: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostGenerations)), 5),
  isProtected: v.fallback(v.boolean(), false),
  tells: v.fallback(v.boolean(), false),
});

const offByDefault: BackupSchedule = { every: 'never', folder: null, keep: 5, isProtected: false, tells: false };

const failure = v.object({
  kind: v.picklist(failureKinds),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
});

const entryShape = v.object({
  schedule: v.fallback(schedule, offByDefault),
  /** How the last one that was made by itself ended. */
  last: v.fallback(v.nullable(v.object({ at: moment, failure: v.nullable(failure) })), null),
  /** When one was last made by itself. */
  madeAt: v.fallback(v.nullable(moment), null),
  /** Where the last one went that a person made. */
  folder: v.fallback(v.nullable(v.string()), null),
  /** The newest first. */
  recent: v.fallback(
    soundEntries(v.object({ path: v.string(), at: moment, sizeBytes: v.number(), isProtected: v.boolean() })),
    [],
  ),
});

/** What is remembered of the backups of an account. */
export type BackupMemory = Readonly<v.InferOutput<typeof entryShape>>;

const nothingYet: BackupMemory = { schedule: offByDefault, last: null, madeAt: null, folder: null, recent: [] };

/** What is remembered of backups, by account, in a file of its own: what cannot be read of it is as if it had not been. */
export interface BackupStore {
  read(baseUrl: string): BackupMemory;
  /** Throws what `writeJson` throws. */
  change(baseUrl: string, by: (memory: BackupMemory) => Partial<BackupMemory>): BackupMemory;
  /** Takes an account out of the file. */
  forget(baseUrl: string): void;
}

/** `decided`: what administrators decided of the schedule, in the place of what was chosen. */
export function openBackupStore(path: string, decided: Partial<PolicyValues> = {}): BackupStore {
  const stored = (baseUrl: string): BackupMemory => {
    const found = v.safeParse(entryShape, readJsonObject(path)[baseUrl]);
    return found.success ? found.output : nothingYet;
  };
  return {
    read(baseUrl) {
      const memory = stored(baseUrl);
      const { every, folder, keep } = memory.schedule;
      const { backupEvery = every, backupFolder = folder, backupKeep = keep } = decided;
      return {
        ...memory,
        schedule: { ...memory.schedule, every: backupEvery, folder: backupFolder, keep: backupKeep },
      };
    },
    change(baseUrl, by) {
      const before = stored(baseUrl);
      const memory = { ...before, ...by(before) };
      writeJson(path, { ...readJsonObject(path), [baseUrl]: memory });
      return memory;
    },
    forget(baseUrl) {
      forgetEntry(path, baseUrl);
    },
  };
}

/** The latest backups with one more, which takes the place of an older one of its name, and without some that are gone. */
export function withRecent(
  recent: BackupMemory['recent'],
  made: BackupMemory['recent'][number],
  gone: readonly string[] = [],
): BackupMemory['recent'] {
  return [made, ...recent.filter(({ path }) => path !== made.path && !gone.includes(path))].slice(0, maxRecent);
}
