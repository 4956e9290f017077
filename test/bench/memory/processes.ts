import { readdirSync, readFileSync } from 'node:fs';

/** What one process of the program takes. */
export interface ProcessUse {
  /** What it is to Chromium: `main`, `renderer`, `gpu-process`, `zygote`, or the service of a `utility` process. */
  readonly kind: string;
  /** Bytes, pages that several processes hold shared among them (`Pss` of proc(5), smaps_rollup). */
  readonly pss: number;
  /** Processor time since its start, its threads included, in seconds. */
  readonly cpuSeconds: number;
}

/** Clock ticks a second, as proc(5) counts time on every Linux of today (USER_HZ). */
const ticksPerSecond = 100;

/** The processes that come of one, itself included, by number. */
export function readProcesses(root: number): ReadonlyMap<number, ProcessUse> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(Number(name))?.parent : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  const uses = new Map<number, ProcessUse>();
  for (const pid of parents.keys()) {
    const use = isOurs(pid) ? useOf(pid, root) : null;
    if (use !== null) uses.set(pid, use);
  }
  return uses;
}

/** Null for a process that has ended meanwhile. */
function useOf(pid: number, root: number): ProcessUse | null {
  const stat = statOf(pid);
  const rollup = read(pid, 'smaps_rollup');
  if (stat === null || rollup === null) return null;
  const pss = Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  return { kind: pid === root ? 'main' : kindOf(pid), pss, cpuSeconds: stat.cpuSeconds };
}

function kindOf(pid: number): string {
  const command = read(pid, 'cmdline') ?? '';
  const service = /--utility-sub-type=(\w+)/.exec(command)?.[1];
  return service ?? /--type=([\w-]+)/.exec(command)?.[1] ?? 'other';
}

function statOf(pid: number): { readonly parent: number; readonly cpuSeconds: number } | null {
  const stat = read(pid, 'stat');
  if (stat === null) return null;
  // The name, in brackets, may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  return { parent: parent ?? 0, cpuSeconds: ((user ?? 0) + (system ?? 0)) / ticksPerSecond };
}

function read(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'utf8');
  } catch {
    return null;
  }
}
