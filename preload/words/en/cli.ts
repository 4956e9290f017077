import type { InEnglish } from '../in-english';
import type { cliPl } from '../pl/cli';

/** English texts of the program without a window. */
export const cliEn: InEnglish<typeof cliPl> = {
  cli: {
    usage: `Kronika: an archive of the contact history in Telecube CRM

Usage:
  kronika sync    --account <name or address> [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]
  kronika status  [--json]
  kronika unreadable [--json]               records that could not be read
  kronika coverage [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]
  kronika search  <query> [filters] [--limit N] [--json]
  kronika show    <uuid> [--json]
  kronika export  <file.csv | file.xlsx | file.jsonl> [query] [filters] [writing]
  kronika verify-export <file> [--json]     whether a file is as it was saved
  kronika verify  [--repair] [--json]
  kronika backup  <file.kronika> [--json]

Filters:
  --from YYYY-MM-DD   first day                --to YYYY-MM-DD   last day
  --service           call | sms | fax         --direction       in | out | internal
  --status            answered | no-answer | busy
  --number N          number or last digits    --agent TEXT      agent or extension
  --flag NAME         flag                     --has-notes       only with notes

Writing (export):
  --profile NAME      excel (XLSX) | excel-pl | excel-en | standard | a profile saved in the window; without one: standard,
                      every column, for programs (Power Query, csvkit)
  --format            csv | xlsx | jsonl (else the ending of the file's name decides)
  --rows              records (one record a row) | notes (one note a row)
  --columns a,b,c     columns in this order    --sort            newest | oldest | longest | shortest | contact-az | contact-za
  --delimiter         ";" | "," | tab | "|"    --encoding        utf8-bom | utf8 | windows-1250
  --line-ends         crlf | lf                --quoting         as-needed | always
  --decimal           "," | "."                --texts           spreadsheet | guarded | exact
  --words             pl | en | keys (titles and values)

Window (kronika without a command):
  --demo              sample data              --software-drawing  without the graphics card: for a window that stays
                                               blank or flickers, over a remote desktop for example (for good: Settings)

Always:
  --data-dir DIR      folder of the archives   --account NAME    account, where there are several

The API key comes from the variable KRONIKA_API_KEY or from the one stored in the window; never from the command line.
Exit codes: 0 done, 1 done, but the archive has gaps, 2 wrong usage, 3 refused by the CRM (401), 4 unreachable,
5 archive locked, damaged or not to be read or written, 6 an exported file has changed (verify-export),
7 something nobody foresaw (the log has the details), 128 and more: ended by a signal.
Results are UTF-8. Before type, find or more on a file of them in a Windows prompt: chcp 65001`,
    unknownCommand: 'There is no command “{{command}}”.',
    unknownOption: 'There is no option {{option}}.',
    missingValue: 'The option {{option}} needs a value.',
    wrongValue: 'The option {{option}} does not take the value “{{value}}”. Possible: {{allowed}}.',
    wrongDate: '“{{value}}” is not a day of the form YYYY-MM-DD.',
    missingArgument: 'The command {{command}} needs {{argument}}.',
    argumentQuery: 'words to search for',
    argumentUuid: 'an identifier (uuid)',
    argumentFile: 'the name of a .csv, .xlsx or .jsonl file',
    argumentBackup: 'the name of a .kronika file',
    tooManyArguments: 'It is not clear what to do with “{{value}}”.',
    keyOnCommandLine: 'The key is not given on the command line. Use the variable KRONIKA_API_KEY.',
    seeUsage: 'All commands: kronika --help',
    detailsInLog: 'The technical details are in the log: {{path}}',
    notAllWritten: 'The results could not be written in full.',
    sandboxOff:
      'Note: Kronika runs as root, so without the protection of its window (the sandbox). Start it from an ordinary account.',
    remedyKeyMissing: 'Set the variable KRONIKA_API_KEY, or store the key in Kronika’s window.',
    remedyKeyUnreadable:
      'Only the person who stored the key can read it, while logged on. For a scheduled task choose “Run only when user is logged on”, or set the variable KRONIKA_API_KEY.',
    remedyAccountMissing: 'Give --account NAME (the start of the address https://NAME.ccrm.pl).',
    remedyRecordMissing: 'kronika search gives identifiers (uuid), at the end of each line.',
    remedyFolderMissing: 'Give another file name, or make this folder first.',
    remedyIndexDamaged: 'Rebuild it: kronika verify --repair',
    unknownAccount: 'There is no account “{{account}}”. Known accounts: {{names}}.',
    dataDirIsFile: '--data-dir names no folder that Kronika can use: {{path}}',
    archive: 'Archive: {{path}} ({{size}})',
    totals: 'Records: {{interactions, number}}. Notes: {{notes, number}}.',
    period: 'Period: {{from}} – {{to}}',
    lastSync: 'Last download: {{when}}',
    neverSynced: 'Not downloaded yet.',
    complete: 'Archive complete.',
    completeBut: 'Archive complete, but for records that could not be read.',
    incomplete: 'Archive incomplete.',
    empty: 'The archive is empty.',
    notesOwed_one: 'The notes of {{count, number}} record have not been downloaded yet.',
    notesOwed_other: 'The notes of {{count, number}} records have not been downloaded yet.',
    gaps_one: '{{count, number}} incomplete period:',
    gaps_other: '{{count, number}} incomplete periods:',
    gapsMore_one: '  …and {{count, number}} more period. All of them: kronika status --json',
    gapsMore_other: '  …and {{count, number}} more periods. All of them: kronika status --json',
    unreadable_one:
      '{{count, number}} record could not be read: no search finds it and no export holds it, but it is kept as it came. See it: kronika unreadable',
    unreadable_other:
      '{{count, number}} records could not be read: no search finds them and no export holds them, but they are kept as they came. See them: kronika unreadable',
    gapEvents: '  {{period}}  records: {{reason}}',
    gapNotes: '  {{period}}  notes: {{reason}}',
    gapCounts: ' ({{ours, number}} of {{crm, number}})',
    syncStarts: 'Downloading from {{address}}: {{period}}',
    progress:
      '{{percent}}%  records: {{interactions, number}}, notes: {{notes, number}}, notes still to download: {{owed, number}}',
    progressPlanning: 'Checking what there is to download…',
    progressFinishing: 'Finishing…',
    plan: 'The download will take about {{time}} ({{toCome}}).',
    coverageDays: '  {{period}}  records: {{events}}; notes: {{notes}}',
    coverageComplete: 'complete',
    coverageCounted: 'complete ({{n, number}})',
    coverageGap: 'incomplete',
    coverageNotAsked: 'not downloaded',
    coverageUnread: ', unread: {{n, number}}',
    coverageDayUnknown: 'Unread records whose day is not known: {{n, number}}. See them: kronika unreadable',
    coverageOwed: 'still to come ({{n, number}})',
    coverageFailed: 'could not be downloaded ({{n, number}})',
    coverageChecked: '{{state}}, checked {{when}}',
    syncDone:
      'Done. Records: {{new, number}} new, {{changed, number}} changed, {{unchanged, number}} unchanged. Notes: {{newNotes, number}} new, {{changedNotes, number}} changed.',
    syncStopped: 'The download stopped early. What was downloaded stays in the archive.',
    exportUnchanged: 'The file has not changed: {{path}} (saved: {{when}})',
    exportChanged: 'The file is not as it was saved: {{path}} (saved: {{when}})',
    exportDiffers: '  {{name}}: was {{was}}, is {{is}}',
    exportUnreadable: 'cannot be counted',
    exportGaps: 'Note: the archive does not have the whole period of this export.',
    sheetSaved: 'Description of the export: {{path}}',
    withoutRow_one: '{{count, number}} record has no notes and therefore no row.',
    withoutRow_other: '{{count, number}} records have no notes and therefore no rows.',
    argumentExport: 'the name of a saved file',
    saved_one: 'Saved {{count, number}} row to {{path}}.',
    saved_other: 'Saved {{count, number}} rows to {{path}}.',
    hits_one: '{{count, number}} result',
    hits_other: '{{count, number}} results',
    damagedAmong_one: '{{count, number}} of these records cannot be read.',
    damagedAmong_other: '{{count, number}} of these records cannot be read.',
    hitsShown: '{{shown, number}} of {{total, number}} shown. More: --limit N',
    noHits: 'Nothing matches.',
    checking: {
      file: 'Checking the file…',
      records: 'Checking records: {{done, number}} of {{total, number}}',
      index: 'Checking the search index: {{done, number}} of {{total, number}}',
    },
    verifySound: 'The archive file is sound.',
    verifyDamaged: 'The archive file is damaged.',
    verifyIndexDamaged:
      'The search index is damaged; nothing was found in the records themselves. Rebuild it: kronika verify --repair',
    backedUp: 'A copy of the archive was saved ({{size}}): {{path}}',
    noteLine: 'Note: {{author}}, {{when}}',
    whichAccount: 'There are several accounts: {{names}}. Give --account NAME.',
    stopping: 'Stopping; finishing the page in hand…',
  },
};
