import * as v from 'valibot';

/** What is remembered of newer versions of the program. */
export const keptRelease = v.object({
  looksForNewer: v.fallback(v.boolean(), false),
  /** The day on which it was last found out. */
  lookedOn: v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null),
  newer: v.fallback(v.nullable(v.object({ version: v.string(), date: v.string(), where: v.string() })), null),
  /** The version that the window has told of. */
  toldOf: v.fallback(v.nullable(v.string()), null),
});

export type KeptRelease = Readonly<v.InferOutput<typeof keptRelease>>;

export const noReleaseYet: KeptRelease = { looksForNewer: false, lookedOn: null, newer: null, toldOf: null };
