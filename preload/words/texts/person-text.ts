import type { Language } from '../../model';
import type { KnownAs, Mention } from '../../person';
import { words } from '../words';

/** Where a person is mentioned, and why it is thought so. */
export function mentionReasonText({ place, why }: Pick<Mention, 'place' | 'why'>, language: Language): string {
  const t = words(language);
  const reasons = why.map(({ kind, value }) => t(`person.why.${kind}`, { value }));
  return `${t(`person.place.${place.kind}`)}: ${reasons.join(', ')}`;
}

/** What somebody is known as, as people read it. */
export function knownAsText({ kind, value, names }: KnownAs, language: Language): string {
  const t = words(language);
  if (kind === 'unnamed') return t('person.unnamed');
  if (kind !== 'contacts') return value;
  return names.length === 0 ? t('person.noName') : names.join(', ');
}
