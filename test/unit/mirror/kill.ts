import { spawn } from 'node:child_process';
import type { SyncReport } from '../../../preload/model';
import type { Random } from '../../../main/sample-crm/data/random';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { bundleProgram } from '../bundle';

/** Bundles the program to be killed into a folder; gives its path. */
export function bundleKilledSync(folder: string): Promise<string> {
  return bundleProgram(new URL('killed-sync.ts', import.meta.url), folder);
}

/**
 * Runs the program, and kills it without warning once the server was asked `kills.at` more questions; runs it again, so
 * many times; then lets it end and gives its report.
 */
export async function syncKilled(
  program: string,
  archivePath: string,
  server: CrmServer,
  kills: { readonly times: number; readonly most: number; readonly random: Random },
): Promise<SyncReport> {
  for (let kill = 0; kill < kills.times; kill += 1) {
    const end = await run(program, archivePath, server, server.requests.total + kills.random.whole(1, kills.most));
    if (end !== null) throw new Error(`the run ended before kill ${String(kill)}`);
  }
  const end = await run(program, archivePath, server, Infinity);
  if (end === null) throw new Error('the run was killed');
  return JSON.parse(end) as SyncReport;
}

/** What the program wrote; null where it was killed. */
function run(program: string, archivePath: string, server: CrmServer, killAt: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, archivePath, server.baseUrl, server.key], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const watch = setInterval(() => {
      if (server.requests.total >= killAt) child.kill('SIGKILL');
    }, 1);
    let written = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(written);
      else reject(new Error(`the program ended with ${String(code)}`));
    });
  });
}
