import type { Failure } from './failure';

/**
 * A failure for those who mend the program: its kind, its facts and its technical detail, without what could tell who an
 * archive is about or whose computer this is. Meant to be copied into an e-mail.
 */
export function detailsOf({ kind, facts, detail }: Failure): string {
  const said = Object.entries(facts).map(([name, value]) => `${name}: ${factText(name, value)}`);
  return [kind, ...said, ...(detail === undefined ? [] : [withoutPersonalData(detail)])].join('\n');
}

/** A file's name may be that of a client, and an account's that of its owner: their kind is all that is told. */
function factText(name: string, value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (name === 'path') return `…${/\.[a-z0-9]{1,8}$/i.exec(value)?.[0] ?? ''}`;
  return withoutPersonalData(name === 'host' ? withoutOwner(value) : value);
}

/** `moja-firma.ccrm.pl` as `….ccrm.pl`; an address in digits stays. */
function withoutOwner(host: string): string {
  return /^[\d.:[\]]+$/.test(host) || !host.includes('.') ? host : host.replace(/^[^.]+/, '…');
}

/** What is left out, and what stands in its place. */
const personal: readonly (readonly [RegExp, string])[] = [
  // Quoted parts: what a parser met, and that may be an SMS.
  [/"[^"\n]{3,}"|„[^”\n]{3,}”|'[^'\n]{3,}'/g, '"…"'],
  [/\b[a-z][a-z\d+.-]*:\/\/[^\s)]*?(?=\/[^/\s)]*\.(?:c|m)?js\b)/gi, '…'],
  [/\bhttps?:\/\/[^\s)]+/gi, 'https://…'],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…@…'],
  // Folders, with the name of the user; the file itself is one of ours.
  [/(?:[a-z]:)?(?:[\\/][^\\/:*?"<>|\n()]+)+(?=[\\/])/gi, '…'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '…'],
  // Numbers as long as those of telephones, however they are spaced.
  [/\+?\d(?:[\s-]?\d){6,}/g, '…'],
];

/** Longer texts are read by no person, and some of the patterns above look at every part of a text against every other. */
const maxLength = 8192;

/** Whole lines: half a quoted part would not be known for one. */
function beginningOf(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, Math.max(0, text.lastIndexOf('\n', maxLength)))}…`;
}

/** The beginning of a technical text without names of folders, addresses, telephone numbers and quoted pieces of data. */
export function withoutPersonalData(text: string): string {
  return personal.reduce((left, [pattern, instead]) => left.replace(pattern, instead), beginningOf(text));
}
