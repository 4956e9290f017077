import type { InEnglish } from '../in-english';
import type { damagePl } from '../pl/damage';

/** English texts of what an examination of an archive finds. */
export const damageEn: InEnglish<typeof damagePl> = {
  damage: {
    recordsUnreadable_one: '{{count, number}} record cannot be read.',
    recordsUnreadable_other: '{{count, number}} records cannot be read.',
    recordsChanged_one: '{{count, number}} record is not as it was stored.',
    recordsChanged_other: '{{count, number}} records are not as they were stored.',
    recordsLost_one: '{{count, number}} record is missing: more were counted than there are.',
    recordsLost_other: '{{count, number}} records are missing: more were counted than there are.',
    recordsUncounted_one: 'There is {{count, number}} record more than was counted.',
    recordsUncounted_other: 'There are {{count, number}} records more than were counted.',
    recordsOnlyIndexed_one: 'The search index knows {{count, number}} record that is not there.',
    recordsOnlyIndexed_other: 'The search index knows {{count, number}} records that are not there.',
    notesUnreadable_one: '{{count, number}} note cannot be read.',
    notesUnreadable_other: '{{count, number}} notes cannot be read.',
    notesChanged_one: '{{count, number}} note is not as it was stored.',
    notesChanged_other: '{{count, number}} notes are not as they were stored.',
    notesLost_one: '{{count, number}} note is missing: more were counted than there are.',
    notesLost_other: '{{count, number}} notes are missing: more were counted than there are.',
    notesUncounted_one: 'There is {{count, number}} note more than was counted.',
    notesUncounted_other: 'There are {{count, number}} notes more than were counted.',
    notesWithoutRecord_one: '{{count, number}} note belongs to a record that is not there.',
    notesWithoutRecord_other: '{{count, number}} notes belong to records that are not there.',
    notesHidden_one: '{{count, number}} record has notes, and the archive says that they were never asked for.',
    notesHidden_other: '{{count, number}} records have notes, and the archive says that they were never asked for.',
    notesForgotten_one: '{{count, number}} record has notes in the CRM that were never downloaded.',
    notesForgotten_other: '{{count, number}} records have notes in the CRM that were never downloaded.',
    versionsUnreadable_one: '{{count, number}} earlier version of a note cannot be read.',
    versionsUnreadable_other: '{{count, number}} earlier versions of notes cannot be read.',
    versionsChanged_one: '{{count, number}} earlier version of a note is not as it was stored.',
    versionsChanged_other: '{{count, number}} earlier versions of notes are not as they were stored.',
    versionsLost_one: '{{count, number}} earlier version of a note is missing.',
    versionsLost_other: '{{count, number}} earlier versions of notes are missing.',
    versionsUncounted_one: 'There is {{count, number}} earlier version of a note more than was counted.',
    versionsUncounted_other: 'There are {{count, number}} earlier versions of notes more than were counted.',
    versionsWithoutNote_one: '{{count, number}} earlier version does not lie at its note.',
    versionsWithoutNote_other: '{{count, number}} earlier versions do not lie at their notes.',
    windowsShort_one:
      '{{count, number}} downloaded period holds fewer records than after its download (its beginning):',
    windowsShort_other:
      '{{count, number}} downloaded periods hold fewer records than after their download (their beginnings):',
    ledgerContradicts_one:
      '{{count, number}} entry on downloaded periods contradicts the others (beginning of the period):',
    ledgerContradicts_other:
      '{{count, number}} entries on downloaded periods contradict the others (beginnings of the periods):',
    referencesBroken_one: '{{count, number}} entry on downloads is about a record that is not there.',
    referencesBroken_other: '{{count, number}} entries on downloads are about records that are not there.',
    more: '  …and {{n, number}} more',
    gaveUp_one: 'Could not be read, and was removed from {{count, number}} place:',
    gaveUp_other: 'Could not be read, and was removed from {{count, number}} places:',
    keptChanged_one:
      '{{count, number}} record or note was kept as it is, though it was stored otherwise (the CRM will not send it again):',
    keptChanged_other:
      '{{count, number}} records or notes were kept as they are, though they were stored otherwise (the CRM will not send them again):',
    asksAgain_one: 'The next download asks the CRM again for {{count, number}} period:',
    asksAgain_other: 'The next download asks the CRM again for {{count, number}} periods:',
    example: '  {{when}}  {{uuid}}',
    lostColumns: '{{place}}  {{what}}',
    recounted: 'Counted anew ({{what}}): was {{from, number}}, is {{to, number}}.',
    rebuilt: 'The search index was rebuilt.',
    kept: 'The file before the repair: {{path}}',
    nothing: 'There was nothing to repair.',
    refused:
      'Nothing was changed: pages of the file itself are damaged, and writing could damage it more. Do not delete it. Put its backup back; first move the files -wal and -shm beside it somewhere else.',
    staysUntilSync: 'What is damaged stays marked until the CRM has sent it again: kronika sync',
    disagree:
      'The records and the search index do not agree, and nobody knows which is right: these records are of an earlier version and have no checksums. Repair: kronika verify --repair',
    contents: 'Something in the archive is damaged or missing:',
    unsealed:
      'Records and notes of an earlier version: {{n, number}}. That nothing in them changed is not proved until the CRM sends them again.',
    tryRepair:
      'Repair what can be repaired, and see what cannot: kronika verify --repair (a copy of the file is made first)',
    repairing: 'Repairing. In a large archive this takes some minutes…',
    counted: {
      interaction: 'records',
      note: 'notes',
      note_version: 'earlier versions of notes',
    },
    of: {
      record: 'record',
      note: 'note',
      version: 'earlier version of a note',
    },
    parts: {
      text: 'text',
      contact: 'contact and numbers',
      agents: 'agents',
      flags: 'flags',
      kind: 'direction, status or destination',
      author: 'author',
      attachments: 'attachments',
      identifier: 'identifier',
      other: 'other fields',
    },
  },
};
