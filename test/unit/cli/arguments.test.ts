import { expect, test } from 'vitest';
import { parseArguments, WrongUsage } from '../../../main/cli/arguments';
import { options } from '../../../main/cli/options';
import { programArguments } from '../../../main/cli/program-arguments';
import { namedSorts, nameOfSort, sortNames } from '../../../preload/search/named-sorts';

const wrong = (...args: string[]): unknown => {
  try {
    parseArguments(args);
  } catch (error) {
    if (error instanceof WrongUsage) return error.reason;
    throw error;
  }
  return null;
};

test('is a window without a command', () => {
  const plain = {
    command: 'window',
    dataDir: null,
    archive: null,
    offered: null,
    demo: false,
    drawsBySoftware: false,
    inBackground: false,
  };
  expect(parseArguments([])).toEqual(plain);
  expect(parseArguments(['--software-drawing'])).toEqual({ ...plain, drawsBySoftware: true });
  expect(parseArguments(['--in-background'])).toEqual({ ...plain, inBackground: true });
  expect(parseArguments(['--demo', '--data-dir', 'x'])).toEqual({ ...plain, dataDir: 'x', demo: true });
});

test('looks into a backup that the system or a person names', () => {
  expect(parseArguments(['/kopie/a.kronika'])).toMatchObject({ command: 'window', offered: '/kopie/a.kronika' });
  expect(parseArguments(['C:\\Kopie'])).toMatchObject({ command: 'window', offered: 'C:\\Kopie' });
  expect(parseArguments(['A.KRONIKA', '--demo'])).toMatchObject({ command: 'window', offered: 'A.KRONIKA' });
  expect(parseArguments(['--archive', 'x'])).toMatchObject({ command: 'window', archive: 'x' });
  expect(parseArguments(['search', 'faktura', '--archive', 'x'])).toMatchObject({ text: 'faktura', archive: 'x' });
  expect(wrong('a.kronika', 'b.kronika')).toEqual({ key: 'tooManyArguments', value: 'b.kronika' });
  expect(wrong('sync', '--archive', 'x')).toEqual({ key: 'unknownOption', option: '--archive' });
});

test('understands a search with filters, also several values of one', () => {
  const invocation = parseArguments([
    'search',
    'faktura',
    '-zapłacona',
    '--service',
    'sms,fax',
    '--status',
    'no-answer',
    '--has-notes',
    '--limit=5',
    '--json',
  ]);
  expect(invocation).toMatchObject({
    command: 'search',
    text: 'faktura -zapłacona',
    literal: false,
    limit: 5,
    json: true,
    filters: { services: ['sms', 'fax'], statuses: ['noAnswer'], hasNotes: true, from: undefined },
  });
});

test('understands a check with and without repair, and a backup', () => {
  expect(parseArguments(['verify'])).toMatchObject({ command: 'verify', repair: false });
  expect(parseArguments(['verify', '--repair', '--json'])).toMatchObject({
    command: 'verify',
    repair: true,
    json: true,
  });
  expect(parseArguments(['backup', 'copy.kronika'])).toMatchObject({ command: 'backup', file: 'copy.kronika' });
  expect(wrong('backup')).toEqual({ key: 'missingArgument', command: 'backup', argument: 'argumentBackup' });
  expect(wrong('backup', 'a', 'b')).toEqual({ key: 'tooManyArguments', value: 'b' });
  expect(wrong('status', '--repair')).toEqual({ key: 'unknownOption', option: '--repair' });
});

test('takes a negative word that an option needs as its value', () => {
  expect(parseArguments(['search', 'x', '--agent', '-5'])).toMatchObject({ text: 'x agent:-5' });
});

test('understands the order of a search', () => {
  expect(parseArguments(['search', 'x'])).toMatchObject({ sort: { by: 'date', descending: true } });
  expect(parseArguments(['search', 'x', '--sort', 'best'])).toMatchObject({
    sort: { by: 'relevance', descending: true },
  });
  expect(parseArguments(['export', 'a.csv', 'x', '--sort', 'best'])).toMatchObject({
    exportOptions: { sort: { by: 'relevance', descending: true } },
  });
  expect(wrong('search', 'x', '--sort', 'worst')).toMatchObject({ key: 'wrongValue' });
  const parsed = options.sort.of.map((sort) => parseArguments(['search', 'x', '--sort', sort]));
  const named = sortNames.filter((name) => name !== 'worst').map((name) => namedSorts[name]);
  expect(parsed.map((one) => 'sort' in one && nameOfSort(one.sort)).toSorted()).toEqual(
    named.map(nameOfSort).toSorted(),
  );
});

test('understands an export, and leaves open what it was not told', () => {
  const open = {
    profile: undefined,
    format: undefined,
    rows: undefined,
    columns: undefined,
    style: {},
    words: undefined,
  };
  const newest = { by: 'date', descending: true };
  expect(parseArguments(['export', 'a.csv'])).toMatchObject({
    file: 'a.csv',
    exportOptions: { ...open, sort: newest },
  });
  const args = ['--columns', 'uuid,smstext', '--delimiter', 'tab', '--encoding', 'Windows-1250', '--sort', 'longest'];
  expect(parseArguments(['export', 'a.csv', ...args])).toMatchObject({
    exportOptions: {
      columns: ['uuid', 'smsText'],
      style: { delimiter: '\t', encoding: 'windows-1250' },
      sort: { by: 'duration', descending: true },
    },
  });
  expect(parseArguments(['export', 'a.csv', '--columns', 'notetext'])).toMatchObject({
    exportOptions: { rows: 'notes' },
  });
  expect(parseArguments(['export', 'out', '--format', 'xlsx'])).toMatchObject({ exportOptions: { format: 'xlsx' } });
  expect(wrong('export', 'out')).toEqual({ key: 'missingArgument', command: 'export', argument: 'argumentFile' });
  expect(wrong('export', 'a.csv', '--delimiter', '#')).toMatchObject({ key: 'wrongValue', allowed: '; , tab |' });
  expect(wrong('export', 'a.csv', '--rows', 'records', '--columns', 'noteText')).toMatchObject({ key: 'wrongValue' });
});

test('understands the check of an exported file, which needs no account', () => {
  expect(parseArguments(['verify-export', 'a.csv'])).toEqual({
    ...{ command: 'verify-export', dataDir: null, json: false, file: 'a.csv' },
  });
  expect(wrong('verify-export')).toMatchObject({ key: 'missingArgument', argument: 'argumentExport' });
});

test('understands a coverage, of a period or of all that was asked for', () => {
  expect(parseArguments(['coverage'])).toEqual({
    ...{ command: 'coverage', dataDir: null, account: null, archive: null, json: false },
    ...{ from: null, to: null },
  });
  expect(parseArguments(['coverage', '--from', '2026-01-01', '--to', '2026-01-31', '--json'])).toMatchObject({
    from: '2026-01-01',
    to: '2026-01-31',
    json: true,
  });
  expect(wrong('coverage', 'x')).toEqual({ key: 'tooManyArguments', value: 'x' });
});

test('says what is wrong with a command line', () => {
  expect(wrong('serach')).toEqual({ key: 'unknownCommand', command: 'serach' });
  expect(wrong('status', '--limit', '5')).toEqual({ key: 'unknownOption', option: '--limit' });
  expect(wrong('search', '--nonsense')).toEqual({ key: 'unknownOption', option: '--nonsense' });
  expect(wrong('sync', '--account')).toEqual({ key: 'missingValue', option: '--account' });
  expect(wrong('sync', '--from', '2022-02-30')).toEqual({ key: 'wrongDate', value: '2022-02-30' });
  expect(wrong('search', '--service', 'mms')).toMatchObject({ key: 'wrongValue', allowed: 'call, sms, fax' });
  expect(wrong('search', '--limit', '0')).toMatchObject({ key: 'wrongValue', option: '--limit' });
  expect(wrong('export', 'a.xls')).toMatchObject({ key: 'missingArgument', argument: 'argumentFile' });
  expect(wrong('export', 'a.csv', '--delimiter', '"')).toMatchObject({ key: 'wrongValue', option: '--delimiter' });
  expect(wrong('show')).toMatchObject({ key: 'missingArgument', argument: 'argumentUuid' });
  expect(wrong('status', 'now')).toEqual({ key: 'tooManyArguments', value: 'now' });
  expect(wrong('search', 'x', '--has-notes=false')).toMatchObject({ key: 'wrongValue', option: '--has-notes' });
  const backwards = ['--from', '2026-03-10', '--to', '2026-03-01'];
  for (const command of ['sync', 'search']) {
    expect(wrong(command, ...backwards)).toMatchObject({ key: 'wrongValue', option: '--to', value: '2026-03-01' });
  }
  expect(wrong('sync', '--key', 'secret')).toEqual({ key: 'keyOnCommandLine' });
});

test('takes the switches of Chromium and Playwright out of its arguments', () => {
  const argv = ['electron', '--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '.', 'search', '--json', 'x'];
  const developers = { isPackaged: false, mayBeDriven: false };
  expect(programArguments(argv, developers)).toEqual(['search', '--json', 'x']);
  const tested = { isPackaged: true, mayBeDriven: true };
  expect(programArguments(['kronika', '--remote-debugging-port=0', 'status'], tested)).toEqual(['status']);
});

test('refuses in a package the switches that open it to others, and lets those of a screen through', () => {
  const packaged = { isPackaged: true, mayBeDriven: false };
  const usual = ['--log-level=3', '--lang=pl', '--ozone-platform-hint=auto', '--password-store=basic', '--disable-gpu'];
  expect(programArguments(['kronika', ...usual, '--proxy-server=x:1', 'status'], packaged)).toEqual(['status']);
  for (const option of [
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--disable-web-security',
    '--user-data-dir=x',
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--inspect=0',
    '--js-flags=x',
    '--enable-logging',
    '--disable-features=x',
  ]) {
    const own = programArguments(['kronika', option], packaged);
    expect(own, option).toEqual([option]);
    expect(wrong(...own), option).toMatchObject({ key: 'unknownOption' });
  }
});

test('understands for which shell a completion is', () => {
  expect(parseArguments(['completion', 'zsh'])).toEqual({ command: 'completion', dataDir: null, shell: 'zsh' });
  const missing = { key: 'missingArgument', command: 'completion', argument: 'argumentShell' };
  expect(wrong('completion')).toEqual(missing);
  expect(wrong('completion', 'cmd')).toEqual(missing);
  expect(wrong('completion', 'bash', 'zsh')).toEqual({ key: 'tooManyArguments', value: 'zsh' });
  expect(wrong('completion', 'bash', '--json')).toEqual({ key: 'unknownOption', option: '--json' });
});

test('reads which entries of the register are wanted, and where they are to be saved', () => {
  const all = { text: '', acts: [], from: null, to: null };
  expect(parseArguments(['register'])).toMatchObject({ search: all, file: null });
  const days = ['--from', '2026-01-01', '--to', '2026-01-31'];
  expect(parseArguments(['register', 'faktura', 'Wójcik', '--act', 'export,print', ...days])).toMatchObject({
    search: { text: 'faktura Wójcik', acts: ['export', 'print'], from: '2026-01-01', to: '2026-01-31' },
  });
  expect(parseArguments(['register', '--out', 'r.XLSX'])).toMatchObject({ file: { path: 'r.XLSX', format: 'xlsx' } });
  expect(wrong('register', '--out', 'r.pdf')).toMatchObject({ key: 'wrongValue', option: '--out' });
  expect(wrong('register', '--act', 'reading')).toMatchObject({ key: 'wrongValue', option: '--act' });
});

test('holds a contact, a number or a search, shows and releases holds', () => {
  const of = (...args: string[]): unknown => (parseArguments(['hold', ...args]) as { readonly act?: unknown }).act;
  const reason = ['--reason', 'pozew'];
  expect(of()).toEqual({ kind: 'list' });
  expect(of('list')).toEqual({ kind: 'list' });
  expect(of('release', '3', ...reason)).toEqual({ kind: 'release', id: 3, reason: 'pozew' });
  const held = (subject: object): object => ({ kind: 'add', subject, reason: 'pozew' });
  expect(of('add', '--contact', 'Anna Wójcik', ...reason)).toEqual(held({ kind: 'contact', contact: 'Anna Wójcik' }));
  expect(of('add', '--number', '600700800', ...reason)).toEqual(held({ kind: 'number', number: '600700800' }));
  expect(of('add', 'faktura', '--number', '600700800', '--from', '2024-01-01', ...reason)).toEqual(
    held({ kind: 'search', query: { text: 'faktura', filters: { from: '2024-01-01', ownNumber: '600700800' } } }),
  );
  expect(wrong('hold', 'add', '--number', '600700800')).toMatchObject({ argument: 'argumentReason' });
  expect(wrong('hold', 'add', ...reason)).toMatchObject({ argument: 'argumentHeld' });
  expect(wrong('hold', 'release')).toMatchObject({ argument: 'argumentHold' });
  expect(wrong('hold', 'release', '3')).toMatchObject({ argument: 'argumentReason' });
  expect(wrong('hold', 'release', '3', '--reason', ' ')).toMatchObject({ argument: 'argumentReason' });
  expect(wrong('hold', 'release', 'x')).toMatchObject({ key: 'wrongValue', value: 'x' });
  expect(wrong('hold', 'keep')).toMatchObject({ key: 'wrongValue', value: 'keep', allowed: 'add list release' });
});

test('reports a search, with a day for calling back unless something else is asked for', () => {
  expect(parseArguments(['report', 'faktura', '--from', '2024-01-01', '--json'])).toMatchObject({
    ...{ command: 'report', text: 'faktura', filters: { from: '2024-01-01' }, withinHours: 24, json: true },
  });
  expect(parseArguments(['report', '--within', '2'])).toMatchObject({ text: '', withinHours: 2 });
  expect(parseArguments(['report'])).toMatchObject({ file: null });
  expect(parseArguments(['report', '--out', 'a.HTML'])).toMatchObject({ file: { path: 'a.HTML', format: 'html' } });
  expect(wrong('report', '--out', 'a.doc')).toMatchObject({ key: 'wrongValue', option: '--out' });
  expect(wrong('report', '--within', '0')).toMatchObject({ key: 'wrongValue', option: '--within' });
});
