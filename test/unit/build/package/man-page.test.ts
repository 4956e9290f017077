import { describe, expect, test } from 'vitest';
import { manPage } from '../../../../build/package/man-page.mjs';
import { helpIn } from '../../../../main/cli/usage';

const help = {
  title: 'Kronika: an archive',
  usage: "'quoted' at the beginning",
  groups: [{ title: 'Options:', entries: [{ head: '--delimiter ";" | "|"', explanation: '.csv files, a\\b' }] }],
  key: 'Never on the command line.',
  utf8: 'UTF-8',
};

describe('the manual page', () => {
  test('gives roff nothing that it would take for its own', () => {
    expect(manPage(help, 'en', '1.2').split('\n')).toEqual([
      '.TH KRONIKA 1 "" "Kronika 1.2" "Kronika: an archive"',
      '.SH "NAME"',
      'kronika \\- an archive',
      '.SH "USAGE"',
      "\\&'quoted' at the beginning",
      '.SH "OPTIONS"',
      '.TP',
      '\\fB\\-\\-delimiter \\(dq;\\(dq | \\(dq|\\(dq\\fR',
      '\\&.csv files, a\\eb',
      '.SH "API KEY"',
      'Never on the command line.',
      '.SH "CHARACTER ENCODING"',
      'UTF\\-8',
      '',
    ]);
  });

  test('says what --help says, in both languages', () => {
    for (const language of ['pl', 'en'] as const) {
      const own = helpIn(language);
      const page = manPage(own, language, '1.2');
      expect(page.match(/^\.TP$/gm)).toHaveLength(own.groups.flatMap(({ entries }) => entries).length);
    }
  });
});
