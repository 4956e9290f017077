import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from './setup/places.mjs';

// `npm run manual`: writes what `kronika --help` says into the manual anew, between the marks.
const manual = join(projectRoot, 'docs/command-line.md');
/** @type {{ module: { usageText: (language: 'pl' | 'en') => string } }} */
const { module } = await runnerImport(join(projectRoot, 'main/cli/usage.ts'), { configFile: false, logLevel: 'error' });
const marks = /(?<=<!-- kronika --help -->\n)[^]*(?=\n<!-- until here -->)/;
const text = readFileSync(manual, 'utf8');
writeFileSync(
  manual,
  text.replace(marks, () => `\n\`\`\`text\n${module.usageText('en')}\n\`\`\`\n`),
);
