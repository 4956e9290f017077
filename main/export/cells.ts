import type { Contact, ExportColumn, InteractionRecord, Language, Note } from '../../preload/model';
import { contactTypeName, directionName, queueStatusName, serviceOneName, statusName } from '../../preload/words/names';
import { words } from '../../preload/words/words';

/**
 * The text of one cell. `language` null gives the archive's own words (`call`, `in`, `noAnswer`) for programs;
 * a language gives the words of the window.
 */
export function cellOf(record: InteractionRecord, column: ExportColumn, language: Language | null): string {
  const t = language === null ? null : words(language);
  switch (column) {
    case 'uuid':
      return record.uuid;
    case 'callDate':
      return record.callDate;
    case 'service':
      return t === null ? record.service : serviceOneName(t, record.service);
    case 'direction':
      return t === null ? record.direction : directionName(t, record.direction);
    case 'status':
      return t === null ? record.status : statusName(t, record.status);
    case 'durationSeconds':
      return record.durationSeconds === null ? '' : String(record.durationSeconds);
    case 'contactName':
      return guarded(record.contact.name ?? '');
    case 'contactType':
      return t === null ? record.contact.type : contactTypeName(t, record.contact.type);
    case 'number':
      return numberCell(record.contact);
    case 'agents':
      return guarded(record.agents.map((agent) => agent.name).join(', '));
    case 'extensions':
      return record.agents.flatMap((agent) => agent.extension ?? []).join(', ');
    case 'queue':
      return t === null || record.queueStatus === null
        ? (record.queueStatus ?? '')
        : queueStatusName(t, record.queueStatus);
    case 'destination':
      return guarded(record.destination ?? '');
    case 'cost':
      return record.cost === null ? '' : String(record.cost);
    case 'flags':
      return guarded(record.flags.map((flag) => flag.name).join(', '));
    case 'smsText':
      return guarded(record.smsText ?? '');
    case 'noteCount':
      return String(record.noteCount);
    case 'notes':
      return guarded(record.notes.map(noteText).join('\n\n'));
  }
}

/** Notes one under another: when and by whom, then the text. */
function noteText(note: Note): string {
  const head = [note.created, note.author ?? ''].filter((part) => part !== '').join(', ');
  return `${head}\n${note.blocks.map((block) => block.text).join('\n')}`;
}

/** A phone number keeps its plus: it holds digits and separators only, so no spreadsheet can run it. */
function numberCell(contact: Contact): string {
  const number = contact.number ?? '';
  return /^\+?[\d\s().-]*$/.test(number) ? number : guarded(number);
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, CSV injection: = + - @ tab CR at the beginning of a cell).
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
