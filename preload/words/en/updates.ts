import type { InEnglish } from '../in-english';
import type { updatesPl } from '../pl/updates';

/** English texts about newer versions of the program. */
export const updatesEn: InEnglish<typeof updatesPl> = {
  updates: {
    title: 'New version',
    looks: 'Look whether there is a newer version of Kronika',
    looksText:
      'Once a day Kronika reads a small file from {{address}} and compares versions. It sends nothing about you or the archive, and downloads and installs nothing.',
    newer: 'There is a newer version of Kronika: {{version}} of {{date}}. Installer: {{where}}',
    none: 'There is no newer version.',
    failures: {
      unreachable: 'The file about new versions cannot be read now. Kronika will try later.',
      redirected:
        'The address of the file about new versions leads elsewhere, so Kronika does not read it. Tell the administrator.',
      tooLarge:
        'There is something else at the address of the file about new versions (too large). Tell the administrator.',
      unreadable: 'What is at the address of the file about new versions cannot be read. Tell the administrator.',
      signature:
        'The file about new versions does not bear the right signature, so Kronika does not believe it. Tell the administrator.',
      foreign: 'The file at that address speaks of another program. Tell the administrator.',
    },
  },
};
