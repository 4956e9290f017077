import { prepare } from './setup/prepare.mjs';
import { withProgram } from './setup/program.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  const { executable } = await prepare('start');
  return withProgram(executable, process.argv.slice(2), (runProgram) => runProgram());
});
