import { parseArgs } from 'node:util';
import { mostGenerations } from '../../preload/desktop/backup';
import { columnsOf, exportColumns } from '../../preload/export/export-model';
import { filtered } from '../../preload/letters/char-filter';
import { normalise } from '../../preload/letters/normalise';
import type { Filters, Language, Sort } from '../../preload/model';
import { keepsAll, type HoldSubject, type Keeping } from '../../preload/persons/keeping';
import { readKeepingSpec } from '../../preload/persons/keeping-spec';
import { registerActs, registerFormats, type RegisterFormat, type RegisterSearch } from '../../preload/register';
import { reportFormats, usualWithinHours, type ReportFormat } from '../../preload/search/report';
import { statuses, toKnown } from '../crm/party';
import { startOfDay } from '../crm/time';
import { formatOfName, sorts, type ExportOptions } from './export-options';
import {
  asTyped,
  commands,
  holdActs,
  isCommand,
  isOption,
  optionNames,
  options,
  retentionActs,
  shells,
  type ChoiceName,
  type ChoiceOf,
  type CommandName,
  type OptionName,
  type Shell,
} from './options';

/** What the command line asks for. */
export type Invocation =
  | {
      readonly command: 'window';
      readonly dataDir: string | null;
      /** What is only looked into: a backup, an archive, or a folder of them. */
      readonly archive: string | null;
      /** What the system names for the program to open: a person says what becomes of it. */
      readonly offered: string | null;
      readonly demo: boolean;
      readonly drawsBySoftware: boolean;
      readonly inBackground: boolean;
    }
  | { readonly command: 'help'; readonly dataDir: null }
  | { readonly command: 'version'; readonly dataDir: null }
  | { readonly command: 'completion'; readonly dataDir: null; readonly shell: Shell }
  | { readonly command: 'policy'; readonly dataDir: null; readonly json: boolean }
  | (Common & { readonly command: 'sync'; readonly from: string | null; readonly to: string | null })
  | (Common & { readonly command: 'status' })
  | (Common & { readonly command: 'diagnostics' })
  | (Common & {
      readonly command: 'register';
      readonly search: RegisterSearch;
      /** Where it is to be saved; null where it is only to be said. */
      readonly file: { readonly path: string; readonly format: RegisterFormat } | null;
    })
  | (Common &
      Search & {
        readonly command: 'erase';
        readonly uuids: readonly string[];
        readonly notes: readonly string[];
        readonly reason: string;
        readonly dryRun: boolean;
        readonly yes: boolean;
      })
  | (Common & {
      readonly command: 'subject';
      /** Each a number, a name, an e-mail address or a contact's uuid. */
      readonly who: readonly string[];
      readonly except: readonly string[];
      readonly wide: boolean;
      /** The packet that the person gets; null where only what the archive has is to be said. */
      readonly packet: PacketOptions | null;
    })
  | (Common & { readonly command: 'hold'; readonly act: HoldAct })
  | (Common & {
      readonly command: 'retention';
      readonly act: RetentionAct;
      readonly dryRun: boolean;
      readonly yes: boolean;
    })
  | (Common & { readonly command: 'unreadable' })
  | (Common & { readonly command: 'downloads' })
  | (Common & { readonly command: 'coverage'; readonly from: string | null; readonly to: string | null })
  | (Common & { readonly command: 'verify'; readonly repair: boolean })
  | (Common & {
      readonly command: 'backup';
      /** A file; with `keep`, the folder of the backups of which so many are kept. */
      readonly file: string;
      readonly keep: number | null;
    })
  | (Common & { readonly command: 'restore'; readonly file: string })
  | (Common & Search & { readonly command: 'search'; readonly sort: Sort; readonly limit: number })
  | (Common &
      Search & {
        readonly command: 'report';
        readonly withinHours: number;
        /** A file that takes the report in place of the terminal. */
        readonly file: { readonly path: string; readonly format: ReportFormat } | null;
      })
  | (Common & { readonly command: 'show'; readonly uuid: string })
  | (Common &
      Search & {
        readonly command: 'export';
        readonly file: string;
        readonly exportOptions: ExportOptions;
      })
  | {
      readonly command: 'verify-export';
      readonly dataDir: string | null;
      readonly file: string;
      readonly json: boolean;
    };

/** What is answered from the program alone: no archive, no data folder. */
export type About = Extract<Invocation, { readonly command: 'help' | 'version' | 'completion' }>;

/** Whether the program alone has the answer. */
export function isAbout(invocation: Invocation): invocation is About {
  return ['help', 'version', 'completion'].includes(invocation.command);
}

/** What a packet is to be. */
export interface PacketOptions {
  readonly out: string;
  readonly isZip: boolean;
  readonly language: Language | null;
  readonly mentions: boolean;
  readonly ownMarks: boolean;
  readonly thirdPersons: 'blackened' | 'shown';
}

interface Common {
  readonly dataDir: string | null;
  readonly account: string | null;
  /** What is read in the place of the account's own archive. */
  readonly archive: string | null;
  readonly json: boolean;
}

interface Search {
  readonly text: string;
  readonly filters: Filters;
  /** Only what the CRM no longer has. */
  readonly gone: boolean;
  /** Only what was typed, also where it finds nothing. */
  readonly literal: boolean;
}

/** What is to become of the rules of retention. */
export type RetentionAct =
  { readonly kind: 'run' } | { readonly kind: 'show' } | { readonly kind: 'set'; readonly keeping: Keeping };

/** What is to become of holds. */
export type HoldAct =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly subject: HoldSubject; readonly reason: string }
  | { readonly kind: 'release'; readonly id: number; readonly reason: string };

/** A wrong command line, with the catalogue's key that says why and the values its text names. */
export class WrongUsage extends Error {
  readonly reason: UsageReason;

  constructor(reason: UsageReason) {
    super(reason.key);
    this.reason = reason;
  }
}

type ArgumentName =
  | 'argumentUuid'
  | 'argumentFile'
  | 'argumentBackup'
  | 'argumentFolder'
  | 'argumentExport'
  | 'argumentErased'
  | 'argumentRule'
  | 'argumentReason'
  | 'argumentSubject'
  | 'argumentHeld'
  | 'argumentHold'
  | 'argumentOut'
  | 'argumentShell';

export type UsageReason =
  | { readonly key: 'unknownCommand'; readonly command: string }
  | { readonly key: 'unknownOption' | 'missingValue'; readonly option: string }
  | { readonly key: 'wrongValue'; readonly option: string; readonly value: string; readonly allowed: string }
  | { readonly key: 'wrongDate' | 'tooManyArguments'; readonly value: string }
  | {
      readonly key: 'missingArgument';
      readonly command: string;
      readonly argument: ArgumentName;
    }
  | { readonly key: 'keyOnCommandLine' }
  | { readonly key: 'dataDirIsFile' | 'dataDirName' | 'dataDirByPolicy'; readonly path: string };

/** Understands the arguments after the program's name. Throws `WrongUsage`. */
export function parseArguments(args: readonly string[]): Invocation {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.has('help') || name === 'help') return { command: 'help', dataDir: null };
  if (values.has('version')) return { command: 'version', dataDir: null };
  const command = name === undefined || isFile(name) ? 'window' : name;
  if (command === 'window' && name !== undefined) refuseMore(rest, 0);
  if (!isCommand(command)) throw new WrongUsage({ key: 'unknownCommand', command });
  const allowed: readonly OptionName[] = commands[command].options;
  for (const option of values.keys()) {
    if (!allowed.includes(option)) throw new WrongUsage({ key: 'unknownOption', option: `--${option}` });
  }
  return toInvocation(command, values, command === 'window' ? positionals : rest);
}

/** Whether a word is the path of a backup, as the system gives it to the program that is to open it. */
function isFile(word: string): boolean {
  return /[\\/]|\.kronika$/i.test(word);
}

type Values = ReadonlyMap<OptionName, readonly string[]>;

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  const known = Object.fromEntries(
    optionNames.map((option) => [
      option,
      { type: isSwitch(option) ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { tokens } = parseArgs({ args: args.map(keepExclusion), options: known, strict: false, tokens: true });
  const values = new Map<OptionName, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(unmarked(token.value));
    if (token.kind !== 'option') continue;
    if (/^(api-?)?key$/i.test(token.name)) throw new WrongUsage({ key: 'keyOnCommandLine' });
    if (!isOption(token.name)) throw new WrongUsage({ key: 'unknownOption', option: token.rawName });
    if (isSwitch(token.name) && token.value !== undefined) {
      const { rawName: option, value } = token;
      throw new WrongUsage({ key: 'wrongValue', option, value, allowed: option });
    }
    if (!isSwitch(token.name) && (token.value === undefined || token.value === '')) {
      throw new WrongUsage({ key: 'missingValue', option: token.rawName });
    }
    values.set(token.name, [...(values.get(token.name) ?? []), unmarked(token.value ?? '')]);
  }
  return { values, positionals };
}

/** There are no short options: `-word` excludes a word, so it is hidden from the parser behind a mark. */
const mark = '\u0000';

function keepExclusion(argument: string): string {
  return /^-[^-]/.test(argument) ? mark + argument : argument;
}

function unmarked(argument: string): string {
  return argument.replace(mark, '');
}

function isSwitch(option: OptionName): boolean {
  return options[option].kind === 'switch';
}

function toInvocation(command: CommandName, values: Values, rest: readonly string[]): Invocation {
  const one = (option: OptionName): string | null => values.get(option)?.at(-1) ?? null;
  const common = {
    dataDir: one('data-dir'),
    account: one('account'),
    archive: one('archive'),
    json: values.has('json'),
  };
  switch (command) {
    case 'window':
      return {
        command,
        dataDir: common.dataDir,
        archive: common.archive,
        offered: rest[0] ?? null,
        demo: values.has('demo'),
        drawsBySoftware: values.has('software-drawing'),
        inBackground: values.has('in-background'),
      };
    case 'sync':
    case 'coverage': {
      refuseMore(rest, 0);
      const { from = null, to = null } = periodOf(values);
      return { command, ...common, from, to };
    }
    case 'status':
    case 'diagnostics':
    case 'unreadable':
    case 'downloads':
      refuseMore(rest, 0);
      return { command, ...common };
    case 'verify':
      refuseMore(rest, 0);
      return { command, ...common, repair: values.has('repair') };
    case 'backup': {
      refuseMore(rest, 1);
      const keep = values.has('keep') ? countOf(one('keep') ?? '', 'keep', mostGenerations) : null;
      const file = required(rest[0], command, keep === null ? 'argumentBackup' : 'argumentFolder');
      return { command, ...common, file, keep };
    }
    case 'restore':
      refuseMore(rest, 1);
      return { command, ...common, file: required(rest[0], command, 'argumentBackup') };
    case 'search':
      return { command, ...common, ...searchOf(values, rest), sort: sortOf(values), limit: limitOf(one('limit')) };
    case 'report': {
      const within = one('within');
      const withinHours = within === null ? usualWithinHours : countOf(within, 'within', maxWithinHours);
      return { command, ...common, ...searchOf(values, rest), withinHours, file: outFile(values, reportFormats) };
    }
    case 'subject':
      required(rest[0], command, 'argumentSubject');
      return {
        ...{ command, ...common, who: rest, except: values.get('except') ?? [], wide: values.has('wide') },
        packet: packetOf(values),
      };
    case 'erase':
      return { command, ...common, ...searchOf(values, rest), ...erasureOf(values, rest) };
    case 'register':
      return { command, ...common, ...registerOf(values, rest) };
    case 'hold':
      return { command, ...common, act: holdOf(values, rest) };
    case 'retention':
      return {
        ...{ command, ...common, act: retentionOf(rest) },
        ...{ dryRun: values.has('dry-run'), yes: values.has('yes') },
      };
    case 'show':
      refuseMore(rest, 1);
      return { command, ...common, uuid: required(rest[0], command, 'argumentUuid') };
    case 'export': {
      const file = required(rest[0], command, 'argumentFile');
      const exportOptions = exportOptionsOf(values);
      if (exportOptions.format === undefined && exportOptions.profile === undefined && formatOfName(file) === null)
        throw new WrongUsage({ key: 'missingArgument', command, argument: 'argumentFile' });
      return { command, ...common, ...searchOf(values, rest.slice(1)), file, exportOptions };
    }
    case 'verify-export':
      refuseMore(rest, 1);
      return {
        command,
        dataDir: common.dataDir,
        json: common.json,
        file: required(rest[0], command, 'argumentExport'),
      };
    case 'policy':
      refuseMore(rest, 0);
      return { command, dataDir: null, json: common.json };
    case 'completion': {
      refuseMore(rest, 1);
      const shell = shells.find((candidate) => candidate === rest[0]);
      if (shell === undefined) throw new WrongUsage({ key: 'missingArgument', command, argument: 'argumentShell' });
      return { command, dataDir: null, shell };
    }
  }
}

function registerOf(values: Values, words: readonly string[]) {
  const { from = null, to = null } = periodOf(values);
  const search = { text: words.join(' '), acts: choices(values, 'act', registerActs) ?? [], from, to };
  return { search, file: outFile(values, registerFormats) };
}

/** The file that `--out` names, whose format its ending says. */
function outFile<Format extends string>(
  values: Values,
  formats: readonly Format[],
): { readonly path: string; readonly format: Format } | null {
  const path = values.get('out')?.at(-1);
  if (path === undefined) return null;
  const format = formats.find((one) => path.toLowerCase().endsWith(`.${one}`));
  if (format !== undefined) return { path, format };
  const allowed = formats.map((one) => `.${one}`).join(', ');
  throw new WrongUsage({ key: 'wrongValue', option: '--out', value: path, allowed });
}

function retentionOf([act = 'run', ...rest]: readonly string[]): RetentionAct {
  switch (act) {
    case 'run':
    case 'show':
      refuseMore(rest, 0);
      return { kind: act };
    case 'set': {
      required(rest[0], 'retention', 'argumentRule');
      // Rules that are taken away leave everything where it is.
      if (rest.length === 1 && rest[0] === 'none') return { kind: 'set', keeping: keepsAll };
      const read = readKeepingSpec(rest);
      if ('keeping' in read) return { kind: 'set', keeping: read.keeping };
      throw new WrongUsage({ key: 'wrongValue', option: 'set', value: read.wrong, allowed: ruleExamples });
    }
    default:
      throw new WrongUsage({ key: 'wrongValue', option: 'retention', value: act, allowed: retentionActs.join(' ') });
  }
}

const ruleExamples = 'sms=3y call-without-notes=18m all=10y vanished=30d vanished=ask run=downloads none';

/** Why something is held, or no longer: the register has it. */
function holdReasonOf(values: Values): string {
  const reason = values.get('reason')?.at(-1) ?? '';
  if (reason.trim() !== '') return reason;
  throw new WrongUsage({ key: 'missingArgument', command: 'hold', argument: 'argumentReason' });
}

function holdOf(values: Values, [act = 'list', ...rest]: readonly string[]): HoldAct {
  switch (act) {
    case 'list':
      refuseMore(rest, 0);
      return { kind: 'list' };
    case 'release': {
      refuseMore(rest, 1);
      const number = Number(required(rest[0], 'hold', 'argumentHold'));
      if (Number.isSafeInteger(number) && number > 0)
        return { kind: 'release', id: number, reason: holdReasonOf(values) };
      throw new WrongUsage({ key: 'wrongValue', option: 'release', value: rest[0] ?? '', allowed: '1, 2, 3…' });
    }
    case 'add':
      return { kind: 'add', reason: holdReasonOf(values), subject: heldOf(values, rest) };
    default:
      throw new WrongUsage({ key: 'wrongValue', option: 'hold', value: act, allowed: holdActs.join(' ') });
  }
}

/** A contact or a number alone is held as such; with anything else it is a search. */
function heldOf(values: Values, words: readonly string[]): HoldSubject {
  const filtering = [...values.keys()].filter((option) => isFilter(option));
  const contacts = values.get('contact') ?? [];
  const [contact, number] = [contacts[0], values.get('number')?.at(-1)];
  if (words.length === 0 && filtering.length === 1) {
    if (contact !== undefined && contacts.length === 1) return { kind: 'contact', contact };
    if (number !== undefined) return { kind: 'number', number };
  }
  const { text, filters } = searchOf(values, words);
  if (text.trim() === '' && filtering.length === 0)
    throw new WrongUsage({ key: 'missingArgument', command: 'hold', argument: 'argumentHeld' });
  const given = Object.entries({ ...filters, number: undefined, ownNumber: number });
  return {
    kind: 'search',
    query: { text, filters: Object.fromEntries(given.filter(([, value]) => value !== undefined)) },
  };
}

/** The packet, where one is to be made: without its place, what belongs to it makes no sense. */
function packetOf(values: Values): PacketOptions | null {
  const out = values.get('out')?.at(-1);
  const ofPacket = ['zip', 'language', 'mentions', 'third-persons', 'own-marks'] as const;
  if (out === undefined) {
    if (ofPacket.some((option) => values.has(option)))
      throw new WrongUsage({ key: 'missingArgument', command: 'subject', argument: 'argumentOut' });
    return null;
  }
  return {
    ...{ out, isZip: values.has('zip'), language: choice(values, 'language') ?? null },
    ...{ mentions: values.has('mentions'), ownMarks: values.has('own-marks') },
    thirdPersons: choice(values, 'third-persons') ?? 'blackened',
  };
}

/** A number is that of a side: a number written in somebody else's text erases nobody. */
function erasureOf(values: Values, words: readonly string[]) {
  const { filters, ...search } = searchOf(values, words);
  const { number, ...others } = filters;
  const uuids = values.get('uuid') ?? [];
  const isChosen = search.text !== '' || [...values.keys()].some((option) => isFilter(option));
  const notes = values.get('note') ?? [];
  if (uuids.length === 0 && notes.length === 0 && !isChosen)
    throw new WrongUsage({ key: 'missingArgument', command: 'erase', argument: 'argumentErased' });
  if (uuids.length > 0 && (isChosen || notes.length > 0))
    throw new WrongUsage({ key: 'wrongValue', option: '--uuid', value: uuids[0] ?? '', allowed: '--uuid' });
  if (notes.length > 0 && isChosen)
    throw new WrongUsage({ key: 'wrongValue', option: '--note', value: notes[0] ?? '', allowed: '--note' });
  const reason = values.get('reason')?.at(-1) ?? '';
  const dryRun = values.has('dry-run');
  if (reason.trim() === '' && !dryRun)
    throw new WrongUsage({ key: 'missingArgument', command: 'erase', argument: 'argumentReason' });
  return { filters: { ...others, ownNumber: number }, uuids, notes, reason, dryRun, yes: values.has('yes') };
}

function isFilter(option: OptionName): boolean {
  return options[option].group === 'filters' && option !== 'literal';
}

function exportOptionsOf(values: Values): ExportOptions {
  const one = <Name extends ChoiceName>(option: Name, given = values): ChoiceOf<Name> | undefined =>
    choice(given, option);
  const rows = one('rows');
  const columns = choices(values, 'columns', rows === undefined ? exportColumns : columnsOf(rows));
  const style = {
    delimiter: one('delimiter', withTab(values)),
    encoding: one('encoding'),
    lineEnd: one('line-ends'),
    quoting:
      one('quoting') === 'as-needed' ? ('asNeeded' as const) : one('quoting') === 'always' ? 'always' : undefined,
    decimalMark: one('decimal'),
    texts: one('texts'),
  } as const;
  return {
    profile: values.get('profile')?.at(-1),
    format: one('format'),
    rows: rows ?? (columns?.some((column) => !columnsOf('records').includes(column)) === true ? 'notes' : undefined),
    columns,
    style: Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined)),
    words: one('words'),
    sort: sortOf(values),
    ownMarks: values.has('own-marks'),
    withoutPersons: values.has('without-persons'),
    withAgents: values.has('with-agents'),
  };
}

function sortOf(values: Values): Sort {
  return sorts[choice(values, 'sort') ?? 'newest'];
}

/** A tab is typed as `tab` or `\t`: a terminal would take a real one for itself. */
function withTab(values: Values): Values {
  const given = values.get('delimiter')?.map((value) => (value === 'tab' || value === '\\t' ? '\t' : value));
  return given === undefined ? values : new Map([...values, ['delimiter', given]]);
}

function searchOf(values: Values, words: readonly string[]): Search {
  const one = (option: OptionName): string | undefined => values.get(option)?.at(-1);
  const extension = normalise(one('agent') ?? '');
  const isExtension = /^\d+$/.test(extension);
  return {
    text: [...words, ...(isExtension ? [] : inField('agent', one('agent'))), ...inField('flag', one('flag'))].join(' '),
    filters: {
      ...periodOf(values),
      services: choices(values, 'service', options.service.of),
      directions: choices(values, 'direction', options.direction.of),
      statuses: choices(values, 'status', options.status.of)?.map((status) => toKnown(status, statuses)),
      number: one('number'),
      extensions: isExtension ? [extension] : undefined,
      marks: choices(values, 'mark', options.mark.of),
      contacts: values.get('contact'),
      hasNotes: values.has('has-notes') ? true : undefined,
    },
    gone: values.has('gone'),
    literal: values.has('literal'),
  };
}

/** Words that have to stand in one field, as a part of the search text. */
function inField(field: 'agent' | 'flag', words: string | undefined): string[] {
  const parts = filtered(words ?? '')
    .replaceAll('"', ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return parts.map((word) => `${field}:${word}`);
}

/** The values of an option that takes a closed set, given once, several times, or with commas. */
function choices<Choice extends string>(
  values: Values,
  option: OptionName,
  allowed: readonly Choice[],
): readonly Choice[] | undefined {
  const given = values.get(option)?.flatMap((value) => value.split(',').map((part) => part.trim()));
  return given?.map((value) => {
    const choice = allowed.find((candidate) => normalise(candidate) === normalise(value));
    if (choice === undefined) {
      throw new WrongUsage({ key: 'wrongValue', option: `--${option}`, value, allowed: allowed.join(', ') });
    }
    return choice;
  });
}

function dayOption(values: Values, option: OptionName): string | undefined {
  const given = values.get(option)?.at(-1);
  const value = given === undefined ? undefined : normalise(given);
  if (value !== undefined && startOfDay(value) === null) throw new WrongUsage({ key: 'wrongDate', value });
  return value;
}

function periodOf(values: Values): { from: string | undefined; to: string | undefined } {
  const from = dayOption(values, 'from');
  const to = dayOption(values, 'to');
  if (from !== undefined && to !== undefined && from > to) {
    throw new WrongUsage({ key: 'wrongValue', option: '--to', value: to, allowed: `${from}…` });
  }
  return { from, to };
}

/** Ten years. */
const maxWithinHours = 87_600;

function limitOf(value: string | null): number {
  return value === null ? 100 : countOf(value, 'limit', Number.MAX_SAFE_INTEGER);
}

function countOf(value: string, option: OptionName, most: number): number {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count > 0 && count <= most) return count;
  const allowed = most === Number.MAX_SAFE_INTEGER ? '1, 2, 3…' : `1–${String(most)}`;
  throw new WrongUsage({ key: 'wrongValue', option: `--${option}`, value, allowed });
}

/** The last value of an option that takes one of a closed set. */
function choice<Name extends ChoiceName>(values: Values, option: Name): ChoiceOf<Name> | undefined {
  const value = values.get(option)?.at(-1);
  if (value === undefined) return undefined;
  const allowed: readonly ChoiceOf<Name>[] = options[option].of;
  const found = allowed.find((candidate) => normalise(candidate) === normalise(value));
  if (found !== undefined) return found;
  const said = allowed.map(asTyped).join(' ');
  throw new WrongUsage({ key: 'wrongValue', option: `--${option}`, value, allowed: said });
}

function required(value: string | undefined, command: string, argument: ArgumentName): string {
  if (value === undefined || value === '') throw new WrongUsage({ key: 'missingArgument', command, argument });
  return value;
}

function refuseMore(rest: readonly string[], most: number): void {
  const value = rest[most];
  if (value !== undefined) throw new WrongUsage({ key: 'tooManyArguments', value });
}
