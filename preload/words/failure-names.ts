import { failureKinds, type FailureKind } from '../failure';
import type { Language } from '../model';
import { words } from './words';

/** What a failure is called in the help, and the anchor of its entry there. */
export interface FailureName {
  readonly name: string;
  readonly anchor: string;
}

const known = new Map<Language, Readonly<Record<FailureKind, FailureName>>>();

/** The name of every failure, and the anchor that its heading gets (as GitHub makes them: a name that is there already gets a number). */
export function failureNames(language: Language): Readonly<Record<FailureKind, FailureName>> {
  const names = known.get(language) ?? namesIn(language);
  known.set(language, names);
  return names;
}

function namesIn(language: Language): Readonly<Record<FailureKind, FailureName>> {
  const t = words(language);
  const used = new Map<string, number>();
  const names = failureKinds.map((kind) => {
    const short = t(`failures.${kind}.short`);
    const name = short.charAt(0).toUpperCase() + short.slice(1);
    const plain = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = used.get(plain) ?? 0;
    used.set(plain, before + 1);
    return [kind, { name, anchor: before === 0 ? plain : `${plain}-${before}` }] as const;
  });
  return Object.fromEntries(names) as Record<FailureKind, FailureName>;
}
