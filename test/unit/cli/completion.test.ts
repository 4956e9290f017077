import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completionScript } from '../../../main/cli/completion';
import { commands, optionNames, shells } from '../../../main/cli/options';
import { temporaryFolder } from '../temp-archive';

const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;

/** What bash offers where the last of the words is being typed. */
function offered(words: readonly string[], cwd = '.'): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${String(words.length - 1)}; _kronika; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', `${completionScript('bash', 'en')}\n${ask}`], {
    cwd,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line !== '');
}

describe.skipIf(!has('bash'))('bash', () => {
  test('offers the commands, and what the window takes, where there is no command yet', () => {
    expect(offered(['kronika', 's'])).toEqual(['sync', 'status', 'search', 'show', 'subject']);
    expect(offered(['kronika', '--'])).toEqual([
      '--data-dir',
      '--archive',
      '--demo',
      '--software-drawing',
      '--in-background',
      '--help',
      '--version',
    ]);
  });

  test('offers the options of the command, wherever it stands', () => {
    const own = commands.verify.options.map((name) => `--${name}`);
    expect(offered(['kronika', 'verify', '--'])).toEqual([...own, '--help']);
    expect(offered(['kronika', '--data-dir', 'x', 'verify', '--r'])).toEqual(['--repair']);
    expect(offered(['kronika', 'verify', '--dem'])).toEqual([]);
  });

  test('offers the values that an option takes', () => {
    expect(offered(['kronika', 'search', '--status', ''])).toEqual(['answered', 'no-answer', 'busy']);
    expect(offered(['kronika', 'search', '--service', '=', 's'])).toEqual(['sms']);
    expect(offered(['kronika', 'export', '--profile', 'excel-'])).toEqual(['excel-pl', 'excel-en']);
    expect(offered(['kronika', 'export', '--delimiter', ''])).toEqual(['tab']);
    expect(offered(['kronika', 'search', '--from', ''])).toEqual([]);
    expect(offered(['kronika', 'completion', ''])).toEqual([...shells]);
  });

  test('offers files where a command takes one, and folders for the data folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'moje archiwa'));
    writeFileSync(join(folder, 'moje faktury.csv'), '');
    expect(offered(['kronika', 'verify-export', 'm'], folder).sort()).toEqual(['moje archiwa', 'moje faktury.csv']);
    expect(offered(['kronika', 'status', '--data-dir', 'm'], folder)).toEqual(['moje archiwa']);
    expect(offered(['kronika', 'search', 'm'], folder)).toEqual([]);
  });
});

test.each(shells)('the script for %s names every option', (shell) => {
  const script = completionScript(shell, 'pl');
  for (const name of optionNames) expect(script).toContain(shell === 'fish' ? `-l ${name} ` : `--${name}`);
});

test.runIf(has('fish'))('fish takes the script, and offers what an option takes', () => {
  const ask = `${completionScript('fish', 'en')}\ncomplete -C 'kronika search --status '`;
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', ask], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.match(/^[\w-]+/gm)?.sort()).toEqual(['answered', 'busy', 'no-answer']);
});
