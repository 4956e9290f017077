import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, type CommandOutcome } from '../app/driver/command-line';
import { launchPackaged, type RunningPackage } from '../app/driver/packaged';

/** The person of an office who uses the program: nobody special, and new to this computer. */
export const person = 'sekretariat';
export const home = `/home/${person}`;

/** A package that was made for these tests. */
export function packageOf(version: string): string {
  const folder = process.env['KRONIKA_PACKAGES'] ?? '';
  const name = readdirSync(folder).find((each) => each.includes(version) && each.endsWith('.deb'));
  if (name === undefined) throw new Error(`there is no package of ${version}; npm run test:package makes it`);
  return join(folder, name);
}

/** Runs a command as root. */
export function asRoot(command: string, ...args: string[]): Promise<CommandOutcome> {
  return runProgram(command, args);
}

/** Runs a command as the person, with nothing of root's surroundings. */
export function asPerson(env: Readonly<Record<string, string>>, ...command: string[]): Promise<CommandOutcome> {
  return runProgram('runuser', ofPerson(env, command));
}

/** Opens the installed window as the person. */
export async function openWindow(): Promise<RunningPackage> {
  const display = process.env['DISPLAY'] ?? '';
  const authority = join(home, '.Xauthority');
  mkdirSync(home, { recursive: true });
  copyFileSync(process.env['XAUTHORITY'] ?? '', authority);
  await asRoot('chown', `${person}:`, authority);
  const env = { DISPLAY: display, XAUTHORITY: authority, KRONIKA_DEBUGGING: '1' };
  return await launchPackaged('runuser', ofPerson(env, ['kronika']));
}

function ofPerson(env: Readonly<Record<string, string>>, command: readonly string[]): string[] {
  const variables = Object.entries({ HOME: home, LANG: 'C.UTF-8', PATH: '/usr/bin:/bin', ...env });
  return ['-u', person, '--', 'env', '-i', ...variables.map(([name, value]) => `${name}=${value}`), ...command];
}

/** Every file of the system but what changes by itself, and what is the person's or the project's own. */
export async function filesOfTheSystem(): Promise<ReadonlySet<string>> {
  // Where packages put things: elsewhere other programs of this computer write at the same time.
  const places = ['/etc', '/opt', '/srv', '/usr', '/var'];
  const left = ['/var/cache', '/var/log', process.cwd()];
  const prune = left.flatMap((path) => ['-path', path, '-prune', '-o']);
  const { stdout } = await asRoot('find', ...places, ...prune, '-print');
  const isOfPackages = /^\/var\/lib\/(dpkg|apt)(\/|$)/;
  return new Set(stdout.split('\n').filter((path) => path !== '' && !isOfPackages.test(path)));
}
