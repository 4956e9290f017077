import type { BackupTime } from '../../../preload/desktop/backup';
import { dayOfClock } from '../../../preload/words/format';
import type { BackupMemory } from './backup-store';

const days: Readonly<Record<Exclude<BackupTime, 'never'>, number>> = { day: 1, week: 7 };

/**
 * The day on which the next backup is made by itself, `YYYY-MM-DD`: today where one was missed, or none was made yet; null where there
 * will be none.
 */
export function nextBackupDay(
  { schedule, madeAt }: Pick<BackupMemory, 'schedule' | 'madeAt'>,
  now: Date,
): string | null {
  const { every, folder } = schedule;
  if (every === 'never' || folder === null) return null;
  const today = dayOfClock(now);
  if (madeAt === null) return today;
  const made = new Date(madeAt);
  // A clock that was set back must not put it off for years.
  if (made.getTime() > now.getTime() && dayOfClock(made) !== today) return today;
  const due = new Date(made);
  due.setDate(due.getDate() + days[every]);
  const day = dayOfClock(due);
  return day < today ? today : day;
}
