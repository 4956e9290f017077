import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { projectRoot } from '../setup/places.mjs';

/** A document as Prettier leaves it, by the project's own settings. @param {string} text */
export function formatDocument(text) {
  /** @type {{ overrides: readonly { files: string, options: object }[] }} */
  const { overrides } = JSON.parse(readFileSync(join(projectRoot, '.prettierrc.json'), 'utf8'));
  const options = overrides.find(({ files }) => files === '*.md')?.options;
  return format(text, { ...options, parser: 'markdown', plugins: [markdown] });
}
