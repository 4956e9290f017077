import { join } from 'node:path';
import { bringBundle } from './setup/bundle.mjs';
import { projectRoot } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runInPlace } from './setup/run.mjs';
import { runScript } from './setup/say.mjs';
import { withVirtualScreen } from './setup/screen/screen.mjs';

// `npm run screenshots`: draws the pictures of docs/screenshots anew, from the real window with its sample data;
// `npm run screenshots -- -g "the settings"` those of some tests alone.
await runScript(async () => {
  await prepare('test', { withBundle: false });
  await bringBundle();
  /** @param {NodeJS.ProcessEnv} env */
  const draw = (env) =>
    runInPlace(
      process.execPath,
      [join(projectRoot, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)],
      { cwd: projectRoot, env: { ...env, KRONIKA_SCREENSHOTS: '1' } },
    );
  return process.platform === 'linux' ? withVirtualScreen(draw) : draw(process.env);
});
