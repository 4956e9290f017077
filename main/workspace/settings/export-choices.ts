import type { ExportChoices, ExportSettings, OwnProfile } from '../../../preload/export/export-model';
import { KronikaError } from '../../../preload/failure';

/** Before anything was exported. */
export const noExportsYet: ExportChoices = { folder: null, last: null, own: [] };

/** The choices with a profile under a name, in the place of one that had it. */
export function withProfile(choices: ExportChoices, name: string, settings: ExportSettings): ExportChoices {
  return withOwn(choices, [...choices.own.filter((profile) => profile.name !== name), { name, settings }]);
}

/** The choices with a profile renamed. Throws `wrongInput` where there is none of the name, or another of the new one. */
export function withRenamedProfile(choices: ExportChoices, name: string, newName: string): ExportChoices {
  const isTaken = newName !== name && choices.own.some((profile) => profile.name === newName);
  if (isTaken || !choices.own.some((profile) => profile.name === name)) {
    throw new KronikaError(
      'wrongInput',
      { message: isTaken ? newName : name },
      'no such profile, or the name is taken',
    );
  }
  const { last } = choices;
  const isLast = last?.profile.kind === 'own' && last.profile.name === name;
  return {
    ...withOwn(
      choices,
      choices.own.map((profile) => (profile.name === name ? { ...profile, name: newName } : profile)),
    ),
    last: isLast ? { ...last, profile: { kind: 'own', name: newName } } : last,
  };
}

/** The choices without a profile; what was exported last keeps its settings, without the name. */
export function withoutProfile(choices: ExportChoices, name: string): ExportChoices {
  const { last } = choices;
  const isLast = last?.profile.kind === 'own' && last.profile.name === name;
  return {
    ...withOwn(
      choices,
      choices.own.filter((profile) => profile.name !== name),
    ),
    last: isLast ? { ...last, profile: { kind: 'byHand' } } : last,
  };
}

function withOwn(choices: ExportChoices, own: readonly OwnProfile[]): ExportChoices {
  return { ...choices, own: own.toSorted((a, b) => a.name.localeCompare(b.name, 'pl')) };
}
