import { policyNames } from '../../preload/desktop/policy';
import type { PolicySource } from './policy';
import { sourceOf } from './policy-file';

/** The parts of the registry that only administrators and group policy write: of the computer, and of the person. */
const hives = [
  { short: 'HKLM', name: 'HKEY_LOCAL_MACHINE' },
  { short: 'HKCU', name: 'HKEY_CURRENT_USER' },
] as const;

const parent = 'Software\\Policies';
const placeOf = (hive: string): string => `${hive}\\${parent}\\Kronika`;

/** The keys, as administrators call them. */
export const registryPlaces = hives.map(({ short }) => placeOf(short));

/**
 * What `cmd.exe` is to run: reg.exe for the key of all policies, which shows that it answers and whether there is a key of
 * ours, and for ours. In UTF-8, as folders have names with letters that the old code pages of consoles lack.
 */
export const registryCommand = [
  'chcp 65001>nul',
  ...hives.map(({ short }) => `reg.exe query "${short}\\${parent}"`),
  ...registryPlaces.map((place) => `(reg.exe query "${place}" && echo #${place})`),
].join(' & ');

/** What stands in the registry, out of what that printed; null where reg.exe did not answer at all, as it is forbidden to some. */
export function readRegistry(output: string): PolicySource[] | null {
  const lines = output.split(/\r?\n/).map((line) => line.trimEnd());
  const said = new Set(lines.map((line) => line.toLowerCase()));
  const ofComputer = `hkey_local_machine\\${parent}`.toLowerCase();
  if (![...said].some((line) => line.startsWith(ofComputer))) return null;
  return hives.flatMap(({ short, name }): PolicySource[] => {
    const place = placeOf(short);
    const key = placeOf(name).toLowerCase();
    if (said.has(`#${place}`.toLowerCase())) return [{ place, entries: valuesOf(lines, key) }];
    return said.has(key) ? [{ place, problem: 'unreadable' }] : [];
  });
}

/** Below the name of a key stand its values, indented. */
function valuesOf(lines: readonly string[], key: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let isOurs = false;
  for (const line of lines) {
    if (/^(?:HKEY_|#)/i.test(line)) isOurs = line.toLowerCase() === key;
    const [, name, type, data = ''] = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (isOurs && name !== undefined && type !== undefined) values[ourName(name)] = valueOf(type, data);
  }
  return values;
}

function valueOf(type: string, data: string): unknown {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return Number(data);
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ' ? data : `${type} ${data}`.trimEnd();
}

/** The registry takes `Account` and `account` for the same. */
function ourName(name: string): string {
  return policyNames.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** The same question for PowerShell, which answers where reg.exe or cmd.exe are forbidden to ordinary users. */
export const registryScript = [
  'try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch { }',
  ...registryPlaces.map((place) => {
    const path = place.replace('\\', ':\\');
    return `if (Test-Path '${path}') { '#${place}'; Get-ItemProperty '${path}' | Select-Object -Property * -ExcludeProperty PS* | ConvertTo-Json -Compress }`;
  }),
  "'#end'",
].join('; ');

/** What stands in the registry, out of what PowerShell printed; null where it did not come to its end. */
export function readRegistryOfScript(output: string): PolicySource[] | null {
  const lines = output.split(/\r?\n/).map((line) => line.trim());
  if (!lines.includes('#end')) return null;
  return registryPlaces.flatMap((place): PolicySource[] => {
    const at = lines.indexOf(`#${place}`);
    if (at < 0) return [];
    const source = sourceOf(place, lines[at + 1] ?? '');
    if ('problem' in source) return [source];
    return [
      {
        place,
        entries: Object.fromEntries(Object.entries(source.entries).map(([name, value]) => [ourName(name), value])),
      },
    ];
  });
}
