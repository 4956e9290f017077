import type { WeekStart } from '../../../../preload/model';

/** How the weeks of a person who searches an archive are counted: `zeszły tydzień` is one of theirs. */
export interface Weeks {
  begin: () => WeekStart;
}

/** From Monday on, until somebody says otherwise. */
export function weeksOf(): Weeks {
  return { begin: () => 'monday' };
}
