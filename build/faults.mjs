// npm run test:faults [interactions] [kills]: the fault matrix and the kill test of the downloader at full size.
import { join } from 'node:path';
import process from 'node:process';
import { prepare } from './setup/prepare.mjs';
import { projectRoot } from './setup/places.mjs';
import { runInPlace } from './setup/run.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  const [interactions = '20000', kills = '100'] = process.argv.slice(2);
  await prepare('test', { withBundle: false });
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const files = ['test/unit/mirror/matrix.test.ts', 'test/unit/mirror/kill.test.ts'];
  return await runInPlace(process.execPath, [vitest, 'run', '--reporter=verbose', ...files], {
    cwd: projectRoot,
    env: { ...process.env, KRONIKA_INTERACTIONS: interactions, KRONIKA_KILLS: kills },
  });
});
