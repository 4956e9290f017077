import { filtered } from '../../../preload/letters/char-filter';

/**
 * Seconds of a typed length: `1:30`, `1:02:03`, `90 s`, `2 min`, `1 min 30 s`, `1 godz.`, and a bare `5` for minutes; undefined
 * for an empty field, null for what is no length.
 */
export function typedSeconds(typed: string): number | null | undefined {
  const text = filtered(typed).trim().toLowerCase().replaceAll(',', '.');
  if (text === '') return undefined;
  if (/^\d{1,4}(?::\d{1,2}){1,2}$/.test(text)) {
    return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
  }
  if (/^\d{1,5}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 60);
  const units = /^(?:(\d+) ?(?:h|g|godz|hr)[a-z]*\.?)? ?(?:(\d+) ?m[a-z]*\.?)? ?(?:(\d+) ?s[a-z]*\.?)?$/.exec(text);
  if (units === null) return null;
  const [h, m, s] = units.slice(1).map((part) => Number((part as string | undefined) ?? 0));
  return (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
}

/** A typed whole number; undefined for an empty field, null for what is none. */
export function wholeOf(typed: string): number | null | undefined {
  const text = filtered(typed).replaceAll(/\s/g, '');
  if (text === '') return undefined;
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
