import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { decide, type Policy, type PolicySource } from './policy';
import { readProtected, readPolicyFile, sourceOf } from './policy-file';
import { readRegistry, readRegistryOfScript, registryCommand, registryPlaces, registryScript } from './registry';

/** The system's own tools answer in some hundredths of a second; a computer in trouble holds up the start no longer than this. */
const withinMs = 5000;

const linuxPlace = '/etc/kronika/policy.json';

/** The names by which macOS knows the program's preferences. */
const preferences = 'pl.kronika.app.plist';

let known: Policy | null = null;

/** What administrators decided for this computer, as it was when the program started. */
export function policyOfComputer(): Policy {
  known ??= readPolicy();
  return known;
}

/**
 * What administrators decided, read once at the start. Before anything else is done: it says which data folder is used, and
 * in which language the program speaks. Nothing that a person could set tells it where to look.
 */
function readPolicy(system: NodeJS.Platform = process.platform): Policy {
  switch (system) {
    case 'win32':
      return decide(readWindows(), registryPlaces);
    case 'darwin':
      return decide(managedPlaces().flatMap(readManaged), managedPlaces());
    default: {
      const source = readPolicyFile(linuxPlace);
      return decide(source === null ? [] : [source], [linuxPlace]);
    }
  }
}

function readWindows(): PolicySource[] {
  const system = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  const byTool = readRegistry(outputOf(join(system, 'cmd.exe'), ['/d', '/s', '/c', `"${registryCommand}"`]));
  if (byTool !== null) return byTool;
  const shell = join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const byShell = readRegistryOfScript(outputOf(shell, ['-NoProfile', '-NonInteractive', '-Command', registryScript]));
  return byShell ?? registryPlaces.slice(0, 1).map((place) => ({ place, problem: 'unanswered' }));
}

/** What administrators' programs (MDM) put there for everybody at the computer goes before what is for one person. */
function managedPlaces(): string[] {
  const folder = '/Library/Managed Preferences';
  return [join(folder, preferences), join(folder, userInfo().username, preferences)];
}

function readManaged(place: string): PolicySource[] {
  if (!existsSync(place)) return [];
  const file = readProtected(place);
  if (!Buffer.isBuffer(file)) return file === null ? [] : [file];
  return [sourceOf(place, outputOf('/usr/bin/plutil', ['-convert', 'json', '-o', '-', place]))];
}

/** What a tool of the system printed; of one that fails, what it printed before. */
function outputOf(tool: string, args: readonly string[]): string {
  try {
    return execFileSync(tool, args, {
      ...{ encoding: 'utf8', timeout: withinMs, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 },
      ...{ stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true, windowsVerbatimArguments: tool.endsWith('cmd.exe') },
    });
  } catch (thrown) {
    return thrown instanceof Error && 'stdout' in thrown && typeof thrown.stdout === 'string' ? thrown.stdout : '';
  }
}
