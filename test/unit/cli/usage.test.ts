import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCode } from '../../../main/cli/exit-code';
import { commands, namedCommands, optionNames, options } from '../../../main/cli/options';
import { usageText } from '../../../main/cli/usage';

const manual = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

test.each(['pl', 'en'] as const)('--help in %s has every command, option and exit code', (language) => {
  const text = usageText(language);
  for (const name of namedCommands) expect(text).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  for (const name of optionNames) expect(text).toMatch(new RegExp(`^  --${name}\\b`, 'm'));
  for (const code of Object.values(exitCode)) expect(text).toMatch(new RegExp(`^  ${String(code)} +\\S`, 'm'));
  for (const profile of options.profile.known) expect(text).toContain(profile);
});

test('--help names the options of a command by their group where it takes all of it', () => {
  const text = usageText('en');
  expect(text).toContain('\n  search [query] [filters] [--sort newest | ...] [--limit N] [--json]\n');
  expect(text).toContain('\n  sync [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]\n');
  expect(text).toContain('\n  export <file.csv | file.xlsx | file.jsonl> [query] [filters] [writing] [--json]\n');
});

test('--help fits a terminal', () => {
  for (const language of ['pl', 'en'] as const) {
    for (const line of usageText(language).split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  }
});

test('every option is one that some command takes, or of the program', () => {
  const taken = new Set<string>(Object.values(commands).flatMap((command) => command.options));
  expect(optionNames.filter((name) => !taken.has(name))).toEqual(['help', 'version']);
});

test('the manual says of the command line what --help says', () => {
  const blocks = manual.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<!-- kronika --help -->\s*```text\n([^]*?)\n```/g)].map(
      ([, block]) => block,
    ),
  );
  expect(blocks, 'renewed by `npm run manual`').toEqual([usageText('en')]);
});
