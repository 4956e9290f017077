import type { InteractionRecord, Note } from '../../preload/model';

/** What of a record an export reads. */
export type ExportedRecord = Pick<
  InteractionRecord,
  | 'uuid'
  | 'callDate'
  | 'service'
  | 'direction'
  | 'status'
  | 'durationSeconds'
  | 'contact'
  | 'agents'
  | 'flags'
  | 'queueStatus'
  | 'destination'
  | 'cost'
  | 'smsText'
> & { readonly notes: readonly ExportedNote[] };

/** What of a note an export reads. */
export type ExportedNote = Pick<
  Note,
  'uuid' | 'created' | 'author' | 'pinned' | 'edited' | 'deleted' | 'unknownStatus' | 'attachments' | 'vanishedAt'
> & { readonly blocks: readonly { readonly text: string }[] };
