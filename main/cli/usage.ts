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
  type OptionName,
} from './options';

/** One thing that is explained. */
export interface HelpEntry {
  readonly head: string;
  readonly explanation: string;
}

/** Everything that the help says, for whatever shows it. */
export interface Help {
  readonly title: string;
  readonly usage: string;
  /** The commands first, the exit codes last; titles end with a colon. */
  readonly groups: readonly { readonly title: string; readonly entries: readonly HelpEntry[] }[];
  readonly key: string;
  readonly utf8: string;
}

/** Commands, options, exit codes, where the key comes from. */
export function helpIn(language: Language): Help {
  const t = words(language);
  return {
    title: t('cli.help.title'),
    usage: t('cli.help.usage'),
    groups: [
      { title: t('cli.help.groups.commands'), entries: namedCommands.map((name) => commandEntry(name, language)) },
      ...optionGroups.map((group) => ({
        title: t(`cli.help.groups.${group}`),
        entries: optionNames
          .filter((name) => options[name].group === group)
          .map((name) => ({ head: optionHead(name, language), explanation: t(`cli.help.options.${name}`) })),
      })),
      { title: t('cli.help.groups.exit'), entries: exitEntries(language) },
    ],
    key: t('cli.help.key'),
    utf8: t('cli.help.utf8'),
  };
}

/** What `--help` says. */
export function usageText(language: Language): string {
  const { title, usage, groups, key, utf8 } = helpIn(language);
  const exits = groups.at(-1);
  const sections = [
    [title],
    [usage],
    ...groups.slice(0, -1).map((group) => [group.title, ...group.entries.flatMap(entry)]),
    wrap(key, 0),
    exits === undefined ? [] : [exits.title, ...exits.entries.map(exitLine)],
    wrap(utf8, 0),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function commandEntry(name: (typeof namedCommands)[number], language: Language): HelpEntry {
  const t = words(language);
  const taken = commands[name].takes.map((what) =>
    what === 'shell' ? `<${shells.join(' | ')}>` : t(`cli.help.takes.${what}`),
  );
  return {
    head: [name, ...taken, ...optionsInBrief(name, language)].join(' '),
    explanation: t(`cli.help.commands.${name}`),
  };
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

function exitEntries(language: Language): HelpEntry[] {
  const t = words(language);
  return [
    ...exitNames.map((name) => ({ head: String(exitCode[name]), explanation: t(`cli.help.exit.${name}`) })),
    { head: '128+', explanation: t('cli.help.exit.signal') },
  ];
}

function exitLine({ head, explanation }: HelpEntry): string {
  return `  ${head.padEnd(4)}  ${explanation}`;
}

const indent = 30;

/** What is explained, and the explanation beside it, or below where there is no room. */
function entry({ head, explanation }: HelpEntry): string[] {
  const lines = wrap(explanation, indent);
  const [first = ''] = lines;
  const isShort = head.length + 4 <= indent;
  if (isShort) return [`  ${head}`.padEnd(indent) + first.trimStart(), ...lines.slice(1)];
  const [begin = '', ...rest] = wrap(head, 4);
  return [`  ${begin.trimStart()}`, ...rest, ...lines];
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
