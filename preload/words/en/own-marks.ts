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
    is: {
      star: 'starred',
      clarify: 'to be clarified',
      unread: 'unread',
      remark: 'with an own remark',
    },
    flags: {
      star: 'Star',
      clarify: 'To be clarified',
      unread: 'Unread',
    },
    mark: 'Mark',
    menuUnread: 'Unread or read',
    unreadList: 'Unread',
    unreadMore: 'Unread: more',
    readAll: 'Mark all as read',
    set: {
      star_one: '{{count, number}} record was given a star.',
      star_other: '{{count, number}} records were given a star.',
      clarify_one: '{{count, number}} record was marked to be clarified.',
      clarify_other: '{{count, number}} records were marked to be clarified.',
      unread_one: '{{count, number}} record was marked as unread.',
      unread_other: '{{count, number}} records were marked as unread.',
    },
    unset: {
      star_one: 'The star was taken off {{count, number}} record.',
      star_other: 'The star was taken off {{count, number}} records.',
      clarify_one: '{{count, number}} record is no longer to be clarified.',
      clarify_other: '{{count, number}} records are no longer to be clarified.',
      unread_one: '{{count, number}} record was marked as read.',
      unread_other: '{{count, number}} records were marked as read.',
    },
    tooMany: 'At most {{n, number}} records can be marked at once. Narrow the search.',
    undo: 'Undo',
    removed: 'The remark was removed.',
    putBack: 'Put back',
    remarks: 'Own remarks – only in this archive',
    addRemark: 'Add a remark',
    remarkText: 'Text of the remark',
    remarkHint: 'Seen only in this archive; the CRM never gets it.',
    save: 'Save remark',
    changeRemark: 'Change the remark',
    removeRemark: 'Remove the remark',
    cancel: 'Cancel',
    unsaved: 'The remark is not saved.',
    discard: 'Discard',
    someone: 'unknown person',
    changed: 'changed {{when}}',
  },
};
