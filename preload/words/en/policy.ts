import type { InEnglish } from '../in-english';
import type { policyPl } from '../pl/policy';

/** English texts about what administrators decide for those who work at a computer. */
export const policyEn: InEnglish<typeof policyPl> = {
  policy: {
    title: 'Administrator’s policies',
    byAdministrator: 'Set by the administrator',
    supported: 'Kronika 0.1 and later',
    takes: 'Value:',
    someSet: 'Some settings were made by this computer’s administrator. They cannot be changed here.',
    problems: 'The policies hold something that Kronika cannot follow. Tell the administrator:',
    onlyAccount: 'This computer downloads from the account {{account}} alone.',
    dataFolder: 'The archive stays in the data folder.',

    names: {
      account: 'CRM account',
      downloadFrom: 'First day to download',
      syncEveryHours: 'Automatic download',
      dataFolder: 'Data folder',
      language: 'Language',
      backupEvery: 'Backups by themselves',
      backupFolder: 'Folder of backups',
      backupKeep: 'How many backups are kept',
      exportsAllowed: 'Exporting, printing and copying',
      retentionRules: 'How long records are kept',
      retentionChangesAllowed: 'Changing how long records are kept',
      updateNotice: 'Notice of a new version',
      updateAddress: 'Address of the file about new versions',
      updateKey: 'Public key of the file about new versions',
    },
    texts: {
      account:
        'The one CRM account that this computer downloads from: its name (the start of https://NAME.ccrm.pl) or the whole https address of its server. Archives of other accounts can still be read, but nothing is downloaded into them.',
      downloadFrom:
        'The first day of the history that this computer downloads, as YYYY-MM-DD. Earlier days cannot be downloaded, and no period is chosen at the first start.',
      syncEveryHours: 'How often Kronika downloads new records while it is open, in hours. 0 is never.',
      dataFolder:
        'The folder of archives and settings, a full path on a disk of this computer. Variables such as %USERNAME% are replaced by their values; each person must get a folder of their own. Kronika does not move data from the folder before.',
      language: 'The language of the window and the commands: pl or en.',
      backupEvery:
        'How often Kronika makes a backup of the open archive by itself while it is open: never, day or week.',
      backupFolder:
        'The folder where these backups go: a full path, on a network share too. It must be there. Variables such as %USERNAME% are replaced by their values.',
      backupKeep:
        'How many of the latest backups stay in that folder; older ones are deleted once the new one was checked.',
      exportsAllowed:
        'Whether records may leave Kronika: exports to files, printing and PDF, copying more than one record, the command export, results of the command search as JSON or more than 100 at once. Backups stay allowed. Where policies cannot be read, the way out is closed.',
      retentionRules:
        'After how long records are erased for good, in the words of the command retention set, for example: sms=3y call-without-notes=18m all=10y vanished=30d run=downloads. It holds in place of the rules in archives, also of those saved before. Without run=downloads only a person erases; none keeps everything. Where this value or the policies cannot be read, no rule erases anything.',
      retentionChangesAllowed:
        'Whether the person at the computer may change how long records are kept. Where they may not, what stands in the archive holds.',
      updateNotice:
        'Whether Kronika looks once a day for a newer version and says so in the window. It never downloads or runs anything.',
      updateAddress:
        'Where the signed file about new versions is read: an https address, or the path of a file, on a network share too.',
      updateKey: 'The Ed25519 public key (32 bytes in base64) with which the office signs the file about new versions.',
    },
    allowed: {
      account: 'an account name or an https address',
      downloadFrom: 'a day as YYYY-MM-DD, not later than today',
      syncEveryHours: '0, 1, 2, 4, 8 or 24',
      dataFolder: 'the full path of a folder, without variables that are not set',
      language: 'pl or en',
      backupEvery: 'never, day or week',
      backupFolder: 'the full path of a folder, without variables that are not set',
      backupKeep: 'a number from 1 to 99',
      exportsAllowed: 'true or false (in the registry 1 or 0)',
      retentionRules:
        'rules with spaces between them, for example: sms=3y call-without-notes=18m all=10y vanished=30d run=downloads; or none',
      retentionChangesAllowed: 'true or false (in the registry 1 or 0)',
      updateNotice: 'true or false (in the registry 1 or 0)',
      updateAddress: 'an https address or the full path of a file',
      updateKey: '32 bytes in base64 (44 characters)',
    },
    backupTimes: { never: 'never', day: 'daily', week: 'weekly' },
    problem: {
      changeable:
        '{{place}}: not only administrators can change this file or a folder above it, so nothing in it holds. It must belong to root, and root alone may write to it.',
      unreadable: '{{place}}: there are policies here, but they cannot be read.',
      unanswered:
        '{{place}}: the system does not let policies be read (reg.exe, cmd.exe and PowerShell are blocked), so none hold.',
      unknownName: '{{place}}: there is no policy “{{name}}”.',
      wrongValue: '{{place}}: the policy {{name}} does not take the value “{{value}}”. Possible: {{allowed}}.',
    },
    exportsClosed: 'As long as that is so, exporting, printing and copying several records are switched off.',
    rulesClosed: 'As long as that is so, no rule of retention erases anything.',
    yes: 'yes',
    no: 'no',
    none: 'The administrator decided nothing.',
    searched: 'Looked in: {{places}}',
    line: '{{name}} ({{key}}): {{value}}',
    from: '  from: {{place}}',
    seePolicy: 'The administrator’s policies cannot be followed in full. What is wrong: kronika policy',
  },
};
