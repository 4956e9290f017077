import type { TextEntity } from '../../../preload/model';

/** Something written in a text, by its own letters. */
export interface WrittenEntity {
  readonly kind: TextEntity['kind'];
  readonly text: string;
}

/** What to type to find every record in which the same is written. */
export function searchFor({ kind, text }: WrittenEntity): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  switch (kind) {
    case 'number':
    case 'amount':
    case 'code':
      return line;
    // Words that follow each other: as one word they would be too many digits, or only one of several.
    case 'account':
    case 'email':
    case 'web':
      return `"${line.replaceAll('"', ' ')}"`;
  }
}
