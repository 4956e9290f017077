/**
 * Whether a process was ended without warning. One that ends itself so (`process.kill(process.pid, 'SIGKILL')`) has no signal on
 * Windows, where there are none, but the code that libuv gives it.
 */
export function wasKilled(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGKILL' || (process.platform === 'win32' && code === 1);
}
