import { runScript } from '../setup/say.mjs';
import { makeWindowsInstallers } from './windows.mjs';

// Makes the installers of two versions, so that one can be upgraded to the other; the second lacks a file that the first has.
await runScript(async () => {
  const [output = ''] = process.argv.slice(2);
  await makeWindowsInstallers(output, '0.0.1-trial');
  await makeWindowsInstallers(output, '0.0.2-trial', { without: 'vk_swiftshader_icd.json' });
  return 0;
});
