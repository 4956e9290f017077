import * as v from 'valibot';
import { ageUnits, maxAge, maxRules, maxVanishedDays, ruleKinds, ruleNotes } from './keeping';

const age = v.pipe(
  v.strictObject({ n: v.pipe(v.number(), v.integer(), v.minValue(1)), unit: v.picklist(ageUnits) }),
  v.check(({ n, unit }) => n <= maxAge[unit]),
);

/** The schema of a `Keeping`. */
export const keeping = v.strictObject({
  rules: v.pipe(
    v.array(v.strictObject({ kind: v.picklist(ruleKinds), notes: v.picklist(ruleNotes), age })),
    v.maxLength(maxRules),
    v.readonly(),
  ),
  vanished: v.variant('kind', [
    v.strictObject({ kind: v.literal('keep') }),
    v.strictObject({ kind: v.literal('ask') }),
    v.strictObject({
      kind: v.literal('erase'),
      days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxVanishedDays)),
    }),
  ]),
  afterDownloads: v.boolean(),
});
