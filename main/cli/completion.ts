import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import {
  asTyped,
  commands,
  namedCommands,
  optionNames,
  options,
  shells,
  type CommandName,
  type OptionName,
  type Shell,
} from './options';

/** A script for a shell, by which it completes the names of commands and options, their values and files. */
export function completionScript(shell: Shell, language: Language): string {
  switch (shell) {
    case 'bash':
      return bashScript();
    case 'zsh':
      // zsh reads a completion for bash.
      return [
        '(( $+functions[compdef] )) || { autoload -U compinit && compinit; }',
        'autoload -U +X bashcompinit && bashcompinit',
        bashScript(),
      ].join('\n');
    case 'fish':
      return fishScript(language);
  }
}

/** Values that a shell takes as they are: `;` or `,` would have to be quoted. */
function valuesOf(option: OptionName): readonly string[] {
  const shape = options[option];
  const values: readonly string[] = shape.kind === 'choice' ? shape.of : 'known' in shape ? shape.known : [];
  return values.map(asTyped).filter((value) => /^[\w-]+$/.test(value));
}

const takingFolder = optionNames.filter((name) => isValue(name, 'folder'));
const takingPlace = optionNames.filter((name) => isValue(name, 'place'));
const takingValue = optionNames.filter(
  (name) => options[name].kind !== 'switch' && !takingFolder.includes(name) && !takingPlace.includes(name),
);

function isValue(name: OptionName, value: 'folder' | 'place'): boolean {
  const shape = options[name];
  return shape.kind === 'value' && shape.value === value;
}

const takingFile: readonly CommandName[] = namedCommands.filter((name) =>
  commands[name].takes.some((what) => what.endsWith('File')),
);

const dashed = (names: readonly OptionName[]): readonly string[] => names.map((name) => `--${name}`);

const always = dashed(['help', 'version']);

function bashScript(): string {
  const ofCommand = namedCommands.map(
    (name) => `    ${name}) offered='${[...dashed(commands[name].options), ...always.slice(0, 1)].join(' ')}' ;;`,
  );
  const values = takingValue
    .filter((name) => valuesOf(name).length > 0)
    .map((name) => `    --${name}) COMPREPLY=($(compgen -W '${valuesOf(name).join(' ')}' -- "$word")); return ;;`);
  const free = takingValue.filter((name) => valuesOf(name).length === 0);
  return `_kronika_paths() {
  # Names with spaces are one word each; only here, or a folder called like a command would be taken for it.
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$word"))
}
_kronika() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' offered at
  # --option=value is three words to bash.
  if [[ $word == '=' ]]; then word=''; elif [[ $before == '=' ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in ${namedCommands.join('|')}) command=\${COMP_WORDS[at]}; break ;; esac
  done
  case $before in
${values.join('\n')}
    ${dashed(takingFolder).join('|')}) _kronika_paths -d; return ;;
    ${dashed(takingPlace).join('|')}) _kronika_paths -f; return ;;
    ${dashed(free).join('|')}) COMPREPLY=(); return ;;
  esac
  case $command in
${ofCommand.join('\n')}
    *) offered='${[...namedCommands, ...dashed(commands.window.options), ...always].join(' ')}' ;;
  esac
  if [[ -z $command || $word == -* ]]; then COMPREPLY=($(compgen -W "$offered" -- "$word")); return; fi
  case $command in
    completion) COMPREPLY=($(compgen -W '${shells.join(' ')}' -- "$word")) ;;
    ${takingFile.join('|')}) _kronika_paths -f ;;
    *) COMPREPLY=() ;;
  esac
}
complete -F _kronika kronika`;
}

function fishScript(language: Language): string {
  const t = words(language);
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const line = (...parts: readonly string[]): string => ['complete -c kronika', ...parts].join(' ');
  const noCommand = `-n 'not __fish_seen_subcommand_from ${namedCommands.join(' ')}'`;
  return [
    line('-f'),
    ...namedCommands.map((name) => line(noCommand, '-a', name, '-d', quoted(t(`cli.help.commands.${name}`)))),
    ...optionNames.map((name) => {
      const takers = namedCommands.filter((command) => takes(command, name));
      const where = takers.length === 0 ? noCommand : `-n '__fish_seen_subcommand_from ${takers.join(' ')}'`;
      const values = valuesOf(name);
      const after = {
        switch: [],
        value: isValue(name, 'folder')
          ? ['-x', '-a', "'(__fish_complete_directories)'"]
          : isValue(name, 'place')
            ? ['-r', '-F']
            : ['-x'],
        choice: ['-x'],
      }[options[name].kind];
      const offered = values.length > 0 ? ['-a', quoted(values.join(' '))] : [];
      return line(
        ...(name === 'help' || name === 'data-dir' ? [] : [where]),
        ...['-l', name, ...after, ...offered, '-d', quoted(t(`cli.help.options.${name}`))],
      );
    }),
    line(`-n '__fish_seen_subcommand_from ${takingFile.join(' ')}'`, '-F'),
    line(`-n '__fish_seen_subcommand_from completion'`, '-a', quoted(shells.join(' '))),
  ].join('\n');
}

function takes(command: CommandName, option: OptionName): boolean {
  const own: readonly OptionName[] = commands[command].options;
  return own.includes(option);
}
