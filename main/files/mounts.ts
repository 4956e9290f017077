import { readFileSync } from 'node:fs';

/** Linux's list of mounts (proc(5), `/proc/self/mountinfo`). */
export function readMounts(): string {
  return readFileSync('/proc/self/mountinfo', 'utf8');
}

/** The name of the file system that a folder lies in, by the list of mounts; the last of one place covers those before. */
export function mountedAt(folder: string, mounts: string): string {
  let longest = '';
  let name = '';
  for (const line of mounts.split('\n')) {
    const [place, kind] = [line.split(' ')[4], line.split(' - ')[1]?.split(' ')[0]];
    if (place === undefined || kind === undefined) continue;
    const path = place.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
    const isAbove = folder === path || folder.startsWith(path.endsWith('/') ? path : `${path}/`);
    if (!isAbove || path.length < longest.length) continue;
    [longest, name] = [path, kind];
  }
  return name;
}
