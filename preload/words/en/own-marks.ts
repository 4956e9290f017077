import type { InEnglish } from '../in-english';
import type { ownMarksPl } from '../pl/own-marks';

/** English texts of what people mark records with in their own archive. */
export const ownMarksEn: InEnglish<typeof ownMarksPl> = {
  ownMarks: {
    title: 'Own marks',
    kinds: {
      star: 'with a star',
      clarify: 'to be clarified',
      unread: 'unread',
      remark: 'with a remark',
    },
  },
};
