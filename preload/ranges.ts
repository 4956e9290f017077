/** Time from `from` (inclusive) to `to` (exclusive), in seconds of the wall clock. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Days from `from` to `to`, both inclusive, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}
