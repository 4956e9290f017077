import { runInPlace } from '../setup/run.mjs';
import { runScript } from '../setup/say.mjs';
import { withVirtualScreen } from '../setup/screen/screen.mjs';

// Runs a command with a virtual screen of its own.
await runScript(() => {
  const [command = '', ...args] = process.argv.slice(2);
  return withVirtualScreen((env) => runInPlace(command, args, { env }));
});
