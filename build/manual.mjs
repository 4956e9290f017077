import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { formatDocument } from './help/format-document.mjs';
import { failuresPage, keysPage } from './help/generated-pages.mjs';
import { policyTemplates } from './package/policy-templates.mjs';
import { projectRoot } from './setup/places.mjs';

// `npm run manual`: writes anew what documents say in the program's own words: `kronika --help` into the manual of the command
// line, between the marks, the pages of the help about failures and keys, and the templates of group policy for Windows.

/** @param {string} path @returns {Promise<any>} */
const load = async (path) =>
  (await runnerImport(join(projectRoot, path), { configFile: false, logLevel: 'error' })).module;

const manual = join(projectRoot, 'docs/command-line.md');
const { usageText } = await load('main/cli/usage.ts');
const marks = /(?<=<!-- kronika --help -->\n)[^]*(?=\n<!-- until here -->)/;
const text = readFileSync(manual, 'utf8');
writeFileSync(
  manual,
  text.replace(marks, () => `\n\`\`\`text\n${usageText('en')}\n\`\`\`\n`),
);

const program = {
  ...(await load('preload/failure.ts')),
  ...(await load('preload/words/sentence.ts')),
  ...(await load('preload/words/failure-names.ts')),
  ...(await load('preload/words/words.ts')),
  ...(await load('preload/desktop/policy.ts')),
  ...(await load('preload/words/texts/policy-text.ts')),
  ...(await load('main/policy/table.ts')),
  ...(await load('renderer/state/acts/shortcut-list.ts')),
};
for (const language of /** @type {const} */ (['pl', 'en'])) {
  const folder = join(projectRoot, 'docs', language);
  const titleOf = (/** @type {string} */ page) =>
    /^# (.*)/.exec(readFileSync(join(folder, `${page}.md`), 'utf8'))?.[1] ?? page;
  writeFileSync(join(folder, 'failures.md'), await formatDocument(failuresPage(program, language, titleOf)));
  writeFileSync(join(folder, 'keys.md'), await formatDocument(keysPage(program, language)));
}
for (const [name, text] of Object.entries(policyTemplates(program))) {
  const path = join(projectRoot, 'docs/policies', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
