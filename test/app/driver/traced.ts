import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether every system call by which something could leave the computer can be written down here. */
export const canTrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

/** A program that is run by another, which writes down what it and its children connect to. */
export interface Traced {
  /** Stands in the place of the program. */
  readonly executable: string;
  /** The addresses so far, each once: `127.0.0.1:3128`, `[::1]:53`. */
  addresses(): readonly string[];
}

const calls = 'trace=connect,sendto,sendmsg,sendmmsg';

/** Has a program traced; its record lies in a folder of the test's own. */
export function traced(program: string, folder: string): Traced {
  const executable = join(folder, 'traced');
  const record = join(folder, 'connections');
  const strace = ['strace', '-f', '-yy', '--seccomp-bpf', '-qq', '-s', '0', '-e', calls, '-o', record];
  const quoted = [...strace, program].map((word) => `'${word}'`).join(' ');
  writeFileSync(executable, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(executable, 0o755);
  return { executable, addresses: () => addressesIn(readFileSync(record, 'utf8')) };
}

const addressed = /sin6?_port=htons\((\d+)\)(?:, sin_addr=inet_addr\("([^"]+)"\)|.*?inet_pton\(AF_INET6, "([^"]+)")/;
/** A socket for datagrams that was given its address before. */
const towards = /<UDP(?:v6)?:\[.*?->([^>]+)\]>/;

/**
 * Addresses to which something went. Connecting a socket for datagrams sends nothing: Chromium does it to learn which of this
 * computer's own addresses would be used, and closes it.
 */
function addressesIn(record: string): readonly string[] {
  const all = record.split('\n').flatMap((line) => {
    if (/\bconnect\(\d+<UDP/.test(line)) return [];
    const said = addressed.exec(line);
    if (said === null) return towards.exec(line)?.[1] ?? [];
    const [, port = '', four, six = ''] = said;
    return four === undefined ? `[${six}]:${port}` : `${four}:${port}`;
  });
  return [...new Set(all)].toSorted();
}
