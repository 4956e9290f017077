import { isCommandLine } from './setup/command-line.mjs';
import { projectRoot } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runInPlace } from './setup/run.mjs';
import { explainNoSandbox } from './setup/sandbox.mjs';
import { runScript, say } from './setup/say.mjs';
import { hasScreen, withVirtualScreen } from './setup/screen.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  const isWindow = !isCommandLine(args);
  const { executable } = await prepare('start');
  const noSandbox = explainNoSandbox();
  if (noSandbox === 'forbidden' && isWindow)
    say('This system forbids the sandbox of an unpacked Electron; it runs without.');
  // By a variable: a switch would be among the program's own arguments.
  const sandbox = noSandbox === undefined ? {} : { ELECTRON_DISABLE_SANDBOX: '1' };
  // Chromium's own remarks (no D-Bus, no graphics card) are not for the people who read this program's answers.
  const command = ['--log-level=3', projectRoot, ...args];
  /** @param {NodeJS.ProcessEnv} env */
  const open = (env) => runInPlace(executable, command, { env: { ...env, ...sandbox } });
  if (hasScreen()) return open(process.env);
  if (isWindow) say('There is no screen here, so the window opens in a virtual one that nobody sees.');
  return withVirtualScreen(open);
});
