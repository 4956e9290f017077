// `npm run dev`: Vite's server draws the window, which takes each change while it is open; a change of the main process,
// of a thread or of the bridge builds that anew and starts the program again.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringInflection } from './inflection/bring.mjs';
import { projectRoot } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { withProgram } from './setup/program.mjs';
import { runScript, say } from './setup/say.mjs';
import { watchBundles } from './dev/bundles.mjs';
import { restarter } from './dev/restarter.mjs';
import { serveWindow } from './dev/server.mjs';

await runScript(async () => {
  const { executable } = await prepare('start', { withBundle: false });
  // What is built here is no build: the next start makes its own.
  rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
  const server = await serveWindow();
  const program = restarter();
  const bundles = await watchBundles(server.url, program.restart);
  try {
    bringInflection(join(projectRoot, 'dist/main'));
    say(`The window is served by ${server.url}; Ctrl+C or closing the window ends it.`);
    return await withProgram(executable, process.argv.slice(2), program.run);
  } finally {
    await Promise.all([server.close(), bundles.close()]);
  }
});
