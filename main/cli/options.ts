import { ownMarkKinds } from '../../preload/own-marks';
import { registerActs } from '../../preload/register';
import { delimiters, encodings, exportFormats, exportRowKinds } from '../../preload/export/export-model';

/** Where an option stands in the list of `--help`. */
export const optionGroups = ['filters', 'writing', 'persons', 'erasing', 'answer', 'window', 'always'] as const;
export type OptionGroup = (typeof optionGroups)[number];

/** What follows an option: nothing, a value of the person's own, or one of a closed set. */
type OptionShape =
  | { readonly kind: 'switch'; readonly group: OptionGroup }
  | {
      readonly kind: 'value';
      readonly group: OptionGroup;
      readonly value: 'day' | 'digits' | 'text' | 'name' | 'count' | 'columns' | 'folder' | 'place';
      /** Values with a meaning of their own, beside which any other may stand. */
      readonly known?: readonly string[];
    }
  | { readonly kind: 'choice'; readonly group: OptionGroup; readonly of: readonly string[] };

/** Every option there is: the parser, `--help`, the completion of shells and the manual follow this table. */
export const options = {
  from: { kind: 'value', group: 'filters', value: 'day' },
  to: { kind: 'value', group: 'filters', value: 'day' },
  service: { kind: 'choice', group: 'filters', of: ['call', 'sms', 'fax'] },
  direction: { kind: 'choice', group: 'filters', of: ['in', 'out', 'internal'] },
  status: { kind: 'choice', group: 'filters', of: ['answered', 'no-answer', 'busy'] },
  number: { kind: 'value', group: 'filters', value: 'digits' },
  agent: { kind: 'value', group: 'filters', value: 'text' },
  flag: { kind: 'value', group: 'filters', value: 'name' },
  mark: { kind: 'choice', group: 'filters', of: ownMarkKinds },
  contact: { kind: 'value', group: 'filters', value: 'text' },
  'has-notes': { kind: 'switch', group: 'filters' },
  gone: { kind: 'switch', group: 'filters' },
  literal: { kind: 'switch', group: 'filters' },

  profile: {
    kind: 'value',
    group: 'writing',
    value: 'name',
    known: ['excel', 'excel-pl', 'excel-en', 'standard'],
  },
  format: { kind: 'choice', group: 'writing', of: exportFormats },
  rows: { kind: 'choice', group: 'writing', of: exportRowKinds },
  columns: { kind: 'value', group: 'writing', value: 'columns' },
  'own-marks': { kind: 'switch', group: 'writing' },
  'without-persons': { kind: 'switch', group: 'writing' },
  'with-agents': { kind: 'switch', group: 'writing' },
  sort: {
    kind: 'choice',
    group: 'writing',
    of: [
      ...(['newest', 'oldest', 'best', 'longest', 'shortest', 'last-name-az', 'last-name-za'] as const),
      ...(['contact-az', 'contact-za', 'number', 'number-desc', 'kind', 'kind-desc'] as const),
      ...(['direction', 'direction-desc', 'status', 'status-desc', 'queue', 'queue-desc'] as const),
      ...(['costliest', 'cheapest', 'most-notes', 'fewest-notes', 'mark', 'mark-desc'] as const),
      ...(['agent-az', 'agent-za', 'flag-az', 'flag-za'] as const),
    ],
  },
  delimiter: { kind: 'choice', group: 'writing', of: delimiters },
  encoding: { kind: 'choice', group: 'writing', of: encodings },
  'line-ends': { kind: 'choice', group: 'writing', of: ['crlf', 'lf'] },
  quoting: { kind: 'choice', group: 'writing', of: ['as-needed', 'always'] },
  decimal: { kind: 'choice', group: 'writing', of: [',', '.'] },
  texts: { kind: 'choice', group: 'writing', of: ['spreadsheet', 'guarded', 'exact'] },
  words: { kind: 'choice', group: 'writing', of: ['pl', 'en', 'keys'] },

  except: { kind: 'value', group: 'persons', value: 'text' },
  wide: { kind: 'switch', group: 'persons' },
  out: { kind: 'value', group: 'persons', value: 'place' },
  zip: { kind: 'switch', group: 'persons' },
  language: { kind: 'choice', group: 'persons', of: ['pl', 'en'] },
  mentions: { kind: 'switch', group: 'persons' },
  'third-persons': { kind: 'choice', group: 'persons', of: ['blackened', 'shown'] },

  uuid: { kind: 'value', group: 'erasing', value: 'text' },
  note: { kind: 'value', group: 'erasing', value: 'text' },
  reason: { kind: 'value', group: 'erasing', value: 'text' },
  'dry-run': { kind: 'switch', group: 'erasing' },
  yes: { kind: 'switch', group: 'erasing' },

  limit: { kind: 'value', group: 'answer', value: 'count' },
  within: { kind: 'value', group: 'answer', value: 'count' },
  act: { kind: 'choice', group: 'answer', of: registerActs },
  repair: { kind: 'switch', group: 'answer' },
  keep: { kind: 'value', group: 'answer', value: 'count' },
  json: { kind: 'switch', group: 'answer' },

  demo: { kind: 'switch', group: 'window' },
  'software-drawing': { kind: 'switch', group: 'window' },
  'in-background': { kind: 'switch', group: 'window' },

  'data-dir': { kind: 'value', group: 'always', value: 'folder' },
  account: { kind: 'value', group: 'always', value: 'name' },
  archive: { kind: 'value', group: 'always', value: 'place' },
  help: { kind: 'switch', group: 'always' },
  version: { kind: 'switch', group: 'always' },
} as const satisfies Readonly<Record<string, OptionShape>>;

export type OptionName = keyof typeof options;

/** The options that take one of a closed set. */
export type ChoiceName = {
  readonly [Name in OptionName]: (typeof options)[Name]['kind'] extends 'choice' ? Name : never;
}[OptionName];

/** A value of an option that takes one of a closed set. */
export type ChoiceOf<Name extends ChoiceName> = (typeof options)[Name]['of'][number];

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface CommandShape {
  /** What the command is given beside its options, in this order; a query is as many words as there are. */
  readonly takes: readonly (
    | 'uuid'
    | 'person'
    | 'exportFile'
    | 'savedFile'
    | 'archiveFile'
    | 'backupFile'
    | 'holdAct'
    | 'retentionAct'
    | 'shell'
    | 'query'
  )[];
  readonly options: readonly OptionName[];
}

const everywhere = ['data-dir', 'account'] as const;
/** What only reads can also read a backup, or somebody else's archive. */
const reading = [...everywhere, 'archive'] as const;
const filters = [
  'from',
  'to',
  'service',
  'direction',
  'status',
  'number',
  'agent',
  'flag',
  'mark',
  'contact',
  'has-notes',
  'literal',
] as const;
const ofFile = [
  'format',
  'rows',
  'delimiter',
  'encoding',
  'line-ends',
  'quoting',
  'decimal',
  'texts',
  'words',
] as const;

/** Every command with what it takes. */
export const commands = {
  window: { takes: [], options: ['data-dir', 'archive', 'demo', 'software-drawing', 'in-background'] },
  sync: { takes: [], options: [...everywhere, 'from', 'to', 'json'] },
  status: { takes: [], options: [...reading, 'json'] },
  unreadable: { takes: [], options: [...reading, 'json'] },
  downloads: { takes: [], options: [...reading, 'json'] },
  coverage: { takes: [], options: [...reading, 'from', 'to', 'json'] },
  search: { takes: ['query'], options: [...reading, ...filters, 'gone', 'sort', 'limit', 'json'] },
  report: { takes: ['query'], options: [...reading, ...filters, 'gone', 'within', 'out', 'json'] },
  show: { takes: ['uuid'], options: [...reading, 'json'] },
  export: {
    takes: ['exportFile', 'query'],
    options: [
      ...reading,
      ...filters,
      'gone',
      'profile',
      'columns',
      'own-marks',
      'without-persons',
      'with-agents',
      'sort',
      ...ofFile,
      'json',
    ],
  },
  erase: {
    takes: ['query'],
    options: [...everywhere, ...filters, 'gone', 'uuid', 'note', 'reason', 'dry-run', 'yes', 'json'],
  },
  subject: {
    takes: ['person'],
    options: [
      ...reading,
      ...(['except', 'wide', 'out', 'zip', 'language', 'mentions', 'third-persons', 'own-marks', 'json'] as const),
    ],
  },
  hold: { takes: ['holdAct', 'query'], options: [...everywhere, ...filters, 'reason', 'json'] },
  retention: { takes: ['retentionAct'], options: [...everywhere, 'dry-run', 'yes', 'json'] },
  register: { takes: ['query'], options: [...reading, 'from', 'to', 'act', 'out', 'json'] },
  'verify-export': { takes: ['savedFile'], options: ['data-dir', 'json'] },
  verify: { takes: [], options: [...reading, 'repair', 'json'] },
  backup: { takes: ['backupFile'], options: [...everywhere, 'keep', 'json'] },
  restore: { takes: ['archiveFile'], options: [...everywhere, 'json'] },
  policy: { takes: [], options: ['json'] },
  diagnostics: { takes: [], options: [...everywhere, 'json'] },
  completion: { takes: ['shell'], options: [] },
} as const satisfies Readonly<Record<string, CommandShape>>;

export type CommandName = keyof typeof commands;

/** Whether a word is the name of a command. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Whether a word is the name of an option, without its dashes. */
export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

/** Every option, in the order of the table. */
export const optionNames: readonly OptionName[] = Object.keys(options).filter(isOption);

/** The commands that have a name: all but the window, which opens without one. */
export const namedCommands: readonly Exclude<CommandName, 'window'>[] = Object.keys(commands)
  .filter(isCommand)
  .filter((name) => name !== 'window');

/** What can be done with holds. */
export const holdActs = ['add', 'list', 'release'] as const;

/** What can be done with the rules of retention; without any of it, what they say is done. */
export const retentionActs = ['run', 'show', 'set'] as const;

/** A value as it is typed: a terminal would take a real tab for itself. */
export function asTyped(value: string): string {
  return value === '\t' ? 'tab' : value;
}
