import * as v from 'valibot';
import { blackenedKinds } from './packet';

/** As many mentions and decided texts a packet may have. */
const maxDecided = 100_000;
/** As many words may be blackened wherever they stand. */
const maxWords = 500;

const key = v.pipe(v.string(), v.nonEmpty(), v.maxLength(500));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const decision = v.strictObject({
  key,
  seal: v.pipe(v.string(), v.maxLength(100)),
  isWhole: v.boolean(),
  otherwise: v.pipe(v.array(place), v.maxLength(maxDecided), v.readonly()),
});

/** The schema of a `PacketChoice`. */
export const packetChoice = v.strictObject({
  language: v.picklist(['pl', 'en']),
  ownMarks: v.boolean(),
  mentions: v.pipe(v.array(key), v.maxLength(maxDecided), v.readonly()),
  blackening: v.strictObject({
    kinds: v.pipe(v.array(v.picklist(blackenedKinds)), v.maxLength(blackenedKinds.length), v.readonly()),
    agents: v.boolean(),
    words: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))), v.maxLength(maxWords), v.readonly()),
    texts: v.pipe(v.array(decision), v.maxLength(maxDecided), v.readonly()),
  }),
});
