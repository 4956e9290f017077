import type { InteractionRecord, Note } from '../../../preload/model';
import { kindLongName } from '../../../preload/words/names';
import { blockText } from '../../../preload/words/texts/note-text';
import type { RecordLocale } from '../common/locale.svelte';
import { factsOf, fileFacts, type Fact } from './record-facts';

/** A whole record as text to paste into a letter or a message: what the record pane shows, in its order. */
export function recordText(record: InteractionRecord, locale: RecordLocale): string {
  const { t } = locale;
  const head = [contactLine(record, locale), kindLine(record, locale), locale.exact(record.callDate)];
  const sms = record.smsText === null ? [] : [t('record.smsText'), record.smsText];
  const notes = record.notes.map((note) => noteLines(note, locale));
  return [head, sms, ...notes, factLines(record, locale)]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

/** "Anna Wójcik, +48 600 700 800". */
export function contactLine({ contact }: InteractionRecord, { t }: Pick<RecordLocale, 't'>): string {
  return [contact.name, contact.number].filter((part) => part !== null).join(', ') || t('results.noName');
}

/** "Połączenie przychodzące, 6 min 8 s". */
export function kindLine(record: InteractionRecord, locale: RecordLocale): string {
  const { durationSeconds, service } = record;
  const kind = kindLongName(locale.t, record);
  const hasLength = service === 'call' && durationSeconds !== null && durationSeconds > 0;
  return hasLength ? `${kind}, ${locale.duration(durationSeconds)}` : kind;
}

/** What the CRM says of a note beside its text: "przypięta", "usunięta w CRM". */
export function noteStates(note: Note, locale: RecordLocale): string[] {
  const { t } = locale;
  return [
    ...(note.pinned ? [t('record.pinned')] : []),
    ...(note.edited ? [t('record.edited')] : []),
    ...(note.deleted ? [t('record.deleted')] : []),
    ...(note.unknownStatus === null ? [] : [t('record.noteStatus', { status: note.unknownStatus })]),
    ...(note.vanishedAt === null || note.deleted
      ? []
      : [t('record.noteVanished', { when: locale.instant(note.vanishedAt) })]),
  ];
}

/** A note: who and when, its text, the names of its files. */
export function noteLines(note: Note, locale: RecordLocale): string[] {
  const { t } = locale;
  const head = [
    t('record.noteBy', { author: note.author ?? t('record.noteAuthorUnknown'), when: locale.exact(note.created) }),
    ...noteStates(note, locale),
  ].join(', ');
  return [
    head,
    ...note.blocks.map((block) => blockText(block, t)),
    ...note.attachments.map((file) => `${t('record.attachment')}: ${file.name} (${fileFacts(file, locale)})`),
  ];
}

function factLines(record: InteractionRecord, locale: RecordLocale): string[] {
  const { t } = locale;
  const agents = record.agents.map(({ name, extension }) =>
    extension === null || extension === name ? name : `${name} (${t('record.extension', { extension })})`,
  );
  const own: readonly Fact[] = [
    { name: agents.length === 1 ? t('record.agent') : t('record.agents'), value: agents.join(', ') },
    { name: t('record.flags'), value: record.flags.map((flag) => flag.name).join(', ') },
    { name: t('record.destination'), value: record.destination ?? '' },
    ...factsOf(record, locale),
    { name: t('record.identity'), value: record.uuid },
  ];
  return own.flatMap(({ name, value }) => (value === '' ? [] : [`${name}: ${value}`]));
}
