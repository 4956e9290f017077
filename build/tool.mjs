// One tool alone, as `npm run lint` or `npm run test:watch`: on everything, or on the paths that are named.
import { prepare } from './setup/prepare.mjs';
import { runTool } from './setup/run.mjs';
import { runScript, SetupStopped } from './setup/say.mjs';

const eslint = 'eslint/bin/eslint.js';
/** Files that it does not look at, such as documents, may be among those named. */
const strictly = ['--max-warnings', '0', '--no-warn-ignored'];

/** @type {Readonly<Record<string, (paths: readonly string[]) => Promise<number>>>} */
const tools = {
  lint: (paths) => runTool(eslint, [...strictly, ...orAll(paths)]),
  'lint:fix': (paths) => runTool(eslint, [...strictly, '--fix', ...orAll(paths)]),
  format: (paths) => runTool('prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', ...orAll(paths)]),
  typecheck: checkTypes,
  'test:coverage': (filter) => runTool('vitest/vitest.mjs', ['run', '--coverage', ...filter]),
  'test:watch': (filter) => runTool('vitest/vitest.mjs', ['watch', ...filter]),
};

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const run = tools[name];
  if (!run) throw new SetupStopped(`There is no tool "${name}".`, '', [Object.keys(tools).join(', ')]);
  await prepare('test', { withBundle: false });
  return run(args);
});

async function checkTypes() {
  const code = await runTool('typescript/bin/tsc', ['--build']);
  return (
    (await runTool('svelte-check/bin/svelte-check', [
      '--tsconfig',
      './renderer/tsconfig.json',
      '--fail-on-warnings',
    ])) || code
  );
}

/** @param {readonly string[]} paths */
function orAll(paths) {
  return paths.length === 0 ? ['.'] : paths;
}
