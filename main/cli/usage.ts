import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import { exitCode, exitNames } from './exit-code';
import {
  asTyped,
  commands,
  namedCommands,
  optionGroups,
  optionNames,
  options,
  shells,
  type CommandName,
  type OptionGroup,
  type OptionName,
} from './options';

/** What `--help` says: commands, options, where the key comes from, exit codes. */
export function usageText(language: Language): string {
  const t = words(language);
  const sections = [
    [t('cli.help.title')],
    [t('cli.help.usage')],
    commandLines(language),
    ...optionGroups.map((group) => optionLines(group, language)),
    wrap(t('cli.help.key'), 0),
    exitLines(language),
    wrap(t('cli.help.utf8'), 0),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function commandLines(language: Language): string[] {
  const t = words(language);
  return [
    t('cli.help.groups.commands'),
    ...namedCommands.flatMap((name) => {
      const taken = commands[name].takes.map((what) =>
        what === 'shell' ? `<${shells.join(' | ')}>` : t(`cli.help.takes.${what}`),
      );
      const head = [name, ...taken, ...optionsInBrief(name, language)].join(' ');
      return entry(head, t(`cli.help.commands.${name}`));
    }),
  ];
}

/** The options of a command: by the name of their group where it takes all of that, one by one where it takes some. */
function optionsInBrief(command: CommandName, language: Language): string[] {
  const t = words(language);
  const own: readonly OptionName[] = commands[command].options;
  return optionGroups.flatMap((group) => {
    const ofGroup = optionNames.filter((name) => options[name].group === group);
    if (group === 'always') return [];
    if (group !== 'answer' && group !== 'window' && ofGroup.every((name) => own.includes(name)))
      return [t(`cli.help.${group}`)];
    return ofGroup.filter((name) => own.includes(name)).map((name) => `[${briefHead(name, language)}]`);
  });
}

function optionLines(group: OptionGroup, language: Language): string[] {
  const t = words(language);
  return [
    t(`cli.help.groups.${group}`),
    ...optionNames
      .filter((name) => options[name].group === group)
      .flatMap((name) => entry(optionHead(name, language), t(`cli.help.options.${name}`))),
  ];
}

/** An option as a command's line has it: of many values only the first, all of them stand with the option itself. */
function briefHead(name: OptionName, language: Language): string {
  const option = options[name];
  return option.kind === 'choice' && option.of.length > maxBriefChoices
    ? `--${name} ${quoted(option.of[0])} | ...`
    : optionHead(name, language);
}

const maxBriefChoices = 4;

/** An option with what it takes: `--from YYYY-MM-DD`, `--rows records | notes`. */
function optionHead(name: OptionName, language: Language): string {
  const option = options[name];
  switch (option.kind) {
    case 'switch':
      return `--${name}`;
    case 'value':
      return `--${name} ${words(language)(`cli.help.values.${option.value}`)}`;
    case 'choice':
      return `--${name} ${option.of.map(quoted).join(' | ')}`;
  }
}

/** A shell would take some values for its own. */
function quoted(value: string): string {
  return /^[\w-]+$/.test(asTyped(value)) ? asTyped(value) : `"${value}"`;
}

function exitLines(language: Language): string[] {
  const t = words(language);
  return [
    t('cli.help.groups.exit'),
    ...exitNames.map((name) => `  ${String(exitCode[name]).padEnd(4)}  ${t(`cli.help.exit.${name}`)}`),
    `  128+  ${t('cli.help.exit.signal')}`,
  ];
}

const indent = 30;

/** What is explained, and the explanation beside it, or below where there is no room. */
function entry(head: string, explanation: string): string[] {
  const lines = wrap(explanation, indent);
  const [first = ''] = lines;
  const isShort = head.length + 4 <= indent;
  return isShort ? [`  ${head}`.padEnd(indent) + first.trimStart(), ...lines.slice(1)] : [`  ${head}`, ...lines];
}

const width = 100;

/** A text in lines of the width of a terminal, with so many spaces before each. */
function wrap(text: string, before: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(' '.repeat(before) + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
