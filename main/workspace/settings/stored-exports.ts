import * as v from 'valibot';
import { exportSettings, profileChoice, profileName } from '../../../preload/export/export-input';
import type { ExportChoices } from '../../../preload/export/export-model';
import { soundEntries } from './json-file';

/** In the file an export's settings are called `shape`, as they have been from the first version on. */
const storedProfile = v.pipe(
  v.strictObject({ name: profileName, shape: exportSettings }),
  v.transform(({ name, shape }) => ({ name, settings: shape })),
);

const storedLast = v.pipe(
  v.strictObject({ profile: profileChoice, shape: exportSettings }),
  v.transform(({ profile, shape }) => ({ profile, settings: shape })),
);

/** `ExportChoices` out of the settings file; of the profiles, those that can be read. */
export const storedChoices = v.object({
  folder: v.fallback(v.nullable(v.string()), null),
  last: v.fallback(v.nullable(storedLast), null),
  own: v.fallback(soundEntries(storedProfile), []),
});

/** The choices as the settings file has them. */
export function toStored({ folder, last, own }: ExportChoices) {
  return {
    folder,
    last: last === null ? null : { profile: last.profile, shape: last.settings },
    own: own.map(({ name, settings }) => ({ name, shape: settings })),
  };
}
