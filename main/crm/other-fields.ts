import { integerOf, isList, isObject, type Json } from './json/wire';

/** Paths of a record, its lists without their places (`flags.name`), that other parts of the model say. */
export type SaidPaths = ReadonlySet<string>;

const caller = ['type', 'uuid', 'firstName', 'lastName', 'name', 'number', 'numberNotFormatted'];
const at = (path: string, fields: readonly string[]): string[] => fields.map((field) => `${path}.${field}`);

/** What of an interaction is shown by name, or says nothing to a reader (identities of its parts). */
export const saidOfInteraction: SaidPaths = new Set([
  ...['uuid', 'callDirection', 'callDate', 'duration', 'destination', 'cost', 'service', 'smsData', 'note', 'status'],
  ...at('externalNumber', ['numberNotFormatted', 'numberFormatted', 'type']),
  ...at('from', caller),
  ...at('to', caller),
  'userTalk.status',
  ...at('userTalk.receivers', ['internal', 'uuid', 'firstName', 'lastName']),
  ...at('flags', ['name', 'uuid', 'color', 'relUuid', 'reluuid']),
]);

/** The same of a note; the interaction that it repeats is the one it stands under. */
export const saidOfNote: SaidPaths = new Set([
  ...['uuid', 'text', 'created', 'status', 'pin', 'edit', 'call'],
  ...at('user', caller),
  ...at('organisation', caller),
  ...at('person', caller),
  ...at('files', ['uuid', 'uploadedAt', 'relatedTo', 'mimeType', 'fileExtension', 'fileSize', 'fileDescription']),
  'files.fileName',
]);

/** Fields that are shown only as whole numbers: another value of them is still to be said. */
const numbers: ReadonlySet<string> = new Set(['duration', 'cost', 'note', 'pin', 'edit', 'files.fileSize']);

/** The values of a record that no other part of the model says, each with its path, as they came. */
export function otherFieldsOf(record: Json, said: SaidPaths): [string, string][] {
  const found: [string, string][] = [];
  const visit = (value: Json, path: string, plainPath: string): void => {
    if (said.has(plainPath) && !isUnread(value, plainPath)) return;
    if (isObject(value) && Object.keys(value).length > 0) {
      const prefix = (own: string): string => (own === '' ? '' : `${own}.`);
      for (const [key, inner] of Object.entries(value)) visit(inner, prefix(path) + key, prefix(plainPath) + key);
    } else if (isList(value) && value.length > 0) {
      for (const [place, inner] of value.entries()) visit(inner, `${path}[${String(place + 1)}]`, plainPath);
    } else if (says(value)) found.push([path, typeof value === 'string' ? value : JSON.stringify(value)]);
  };
  visit(record, '', '');
  return found;
}

/** A value of a number's field that is no whole number, so that nothing else can say it. */
function isUnread(value: Json, path: string): boolean {
  return numbers.has(path) && value !== null && integerOf(value) === null;
}

function says(value: Json): boolean {
  return value !== null && value !== '' && !isObject(value) && !isList(value);
}
