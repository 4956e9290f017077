import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { accountOf } from '../../preload/addresses/account-address';
import { backupTimes, mostGenerations } from '../../preload/desktop/backup';
import { syncEveryHours, type PolicyName, type PolicyValues } from '../../preload/desktop/policy';
import { keepingOfPolicy } from '../../preload/persons/keeping-spec';
import { isFolderName } from '../files/file-name';

/** How a value is given: a switch as true or false (the registry: 1 or 0), one of a closed set, a text of the administrator's own. */
export type PolicyShape =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly example: string };

type Entry<Value> = PolicyShape & { readonly schema: v.GenericSchema<unknown, Value> };

const maxLength = 2000;
const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength));
/** A full path that a folder of this system can have, the names of whose variables are all known. */
const folder = v.pipe(
  text,
  v.transform((given) => withVariables(given, process.env)),
  v.check((path) => isAbsolute(path) && !/%[^%]+%/.test(path) && isFolderName(path)),
);
const aSwitch = {
  kind: 'switch',
  schema: v.pipe(
    v.union([v.boolean(), v.picklist([0, 1])]),
    v.transform((given) => given === true || given === 1),
  ),
} as const;

/** Every policy with what it takes: the parser, the templates for Windows and the documents for administrators follow this table. */
export const policyTable: { readonly [Name in PolicyName]: Entry<PolicyValues[Name]> } = {
  account: {
    ...{ kind: 'text', example: 'moja-firma' },
    schema: v.pipe(
      text,
      v.check((given) => accountOf(given) !== null),
    ),
  },
  downloadFrom: { kind: 'text', example: '2020-01-01', schema: v.pipe(text, v.isoDate(), v.check(isDayThere)) },
  syncEveryHours: { kind: 'choice', of: syncEveryHours, schema: v.picklist(syncEveryHours) },
  dataFolder: {
    ...{ kind: 'text', example: 'D:\\Kronika\\%USERNAME%' },
    schema: folder,
  },
  backupEvery: { kind: 'choice', of: backupTimes, schema: v.picklist(backupTimes) },
  backupFolder: { kind: 'text', example: '\\\\serwer\\kopie\\%USERNAME%', schema: folder },
  backupKeep: {
    ...{ kind: 'number', from: 1, to: mostGenerations },
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostGenerations)),
  },
  language: { kind: 'choice', of: ['pl', 'en'], schema: v.picklist(['pl', 'en']) },
  exportsAllowed: aSwitch,
  retentionRules: {
    ...{ kind: 'text', example: 'sms=3y call-without-notes=18m vanished=30d run=downloads' },
    schema: v.pipe(
      text,
      v.check((given) => keepingOfPolicy(given) !== null),
    ),
  },
  retentionChangesAllowed: aSwitch,
  updateNotice: aSwitch,
  updateAddress: {
    ...{ kind: 'text', example: 'https://intranet.example/kronika/kronika-update.json' },
    schema: v.pipe(text, v.check(isUpdateAddress)),
  },
  updateKey: {
    ...{ kind: 'text', example: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=' },
    schema: v.pipe(
      text,
      v.check((given) => /^[A-Za-z0-9+/]{43}=$/.test(given)),
    ),
  },
};

/** The thirty-first of February is none, and what begins tomorrow could not be downloaded today. */
function isDayThere(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return time <= Date.now() && new Date(time).toISOString().startsWith(day);
}

/** A path with the values of its variables, as Windows writes them (`%LOCALAPPDATA%`); one that is not set stays as it stands. */
export function withVariables(path: string, variables: NodeJS.ProcessEnv): string {
  return path.replaceAll(/%([^%]+)%/g, (whole, name: string) => variables[name] ?? whole);
}

/** `https:` (on this computer itself also `http:`), without a password in it; or a file on a disk or a share. */
function isUpdateAddress(given: string): boolean {
  if (isAbsolute(given)) return true;
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, username, password } = new URL(given);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname));
}
