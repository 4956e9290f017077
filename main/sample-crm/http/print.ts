import type { RecordDialect } from './dialect';
import type { ServedObject } from './serve';

/** An interaction's JSON text. */
export function printInteraction(served: ServedObject, dialect: RecordDialect): string {
  return spellLetters(JSON.stringify(served), dialect);
}

/** A note's text in the body: JSON, but for the places in which its dialect prints what is not. */
export function printNote(served: ServedObject, isDraft: boolean, dialect: RecordDialect): string {
  const fields = Object.entries(served).map(([name, value]) => {
    if (name === 'text' && typeof value === 'string' && isDraft && dialect.noteText === 'unescaped')
      return `"text":"${value}"`;
    if (name === 'files' && dialect.filesWhitespace === 'yes' && JSON.stringify(value) === '{}')
      return '"files":{\n      }';
    return spellLetters(`${JSON.stringify(name)}:${JSON.stringify(value)}`, dialect);
  });
  return `{${fields.join(',')}${dialect.trailingComma === 'yes' ? ',' : ''}}`;
}

/** The envelope that every answer comes in. */
export function printEnvelope(
  records: readonly string[],
  total: number,
  form: { readonly emptyData: 'list' | 'object'; readonly totalCount: 'number' | 'string' },
): string {
  const data = records.length === 0 && form.emptyData === 'object' ? '{}' : `[${records.join(',')}]`;
  const count = form.totalCount === 'string' ? `"${total}"` : String(total);
  return `{"success":true,"data":${data},"otherData":{"totalCount":${count}},"message":""}`;
}

/** An answer that says no. */
export function printRefusal(message: string): string {
  return JSON.stringify({ success: false, message });
}

function spellLetters(json: string, dialect: RecordDialect): string {
  if (dialect.letters === 'raw') return json;
  return json
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
