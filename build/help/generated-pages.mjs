/**
 * Pages of the help that say what the program says: made of its own words by `npm run manual`, so that they cannot drift.
 * @typedef {'pl' | 'en'} Language
 * @typedef {{ readonly what: string, readonly remedy: string }} Sentence
 * @typedef {object} Program What of the program's modules is asked.
 * @property {Readonly<Record<string, readonly string[]>>} failureGroups
 * @property {(failure: { kind: string, facts: Readonly<Record<string, number>> }, language: Language) => Sentence} sentenceOf
 * @property {(language: Language) => Readonly<Record<string, { readonly name: string }>>} failureNames
 * @property {(language: Language) => (key: string) => string} words
 * @property {(keyboard: { t: (key: string) => string, onMac: boolean }) => readonly { title: string, shortcuts: readonly { name: string, ways: readonly (readonly string[])[] }[] }[]} listShortcuts
 */

/** Where the help says more about a failure. @type {Readonly<Record<string, string>>} */
const furtherReading = {
  ...pagesOf('connecting', ['unauthorised', 'unknownInstance', 'keyMissing', 'keyUnreadable', 'accountMissing']),
  ...pagesOf('connecting', ['addressNotAllowed']),
  ...pagesOf('completeness', ['rateLimited', 'countsDisagree', 'brokenAnswer']),
  ...pagesOf('problems', ['timedOut', 'unreachable', 'crmFault']),
  ...pagesOf('backup', ['archiveDamaged', 'archiveReplaced', 'sideFilesForeign', 'archiveMissing']),
  ...pagesOf('problems', ['archiveOnNetwork', 'indexDamaged', 'targetKept', 'windowDies', 'unexpected', 'diskFull']),
  ...pagesOf('export', ['cellsTooLong', 'fileTooLarge', 'rowsDisagree', 'sheetMissing', 'exportMissing']),
  ...pagesOf('printing', ['printFailed']),
};

/** @param {string} page @param {readonly string[]} kinds */
function pagesOf(page, kinds) {
  return Object.fromEntries(kinds.map((kind) => [kind, page]));
}

/** Every failure, by its group: what happened, and what to do. @param {Program} program @param {Language} language @param {(page: string) => string} titleOf Of another page. */
export function failuresPage({ failureGroups, sentenceOf, failureNames, words }, language, titleOf) {
  const t = words(language);
  const names = failureNames(language);
  const entry = (/** @type {string} */ kind) => {
    const { what, remedy } = sentenceOf({ kind, facts: {} }, language);
    const page = furtherReading[kind];
    const name = names[kind]?.name ?? kind;
    // A count that is not known yet says nothing.
    const whole = what.replace(/ \([^()]*\?[^()]*\)/, '');
    return [
      `### ${escape(name)}`,
      ...(whole === `${name}.` ? [] : [escape(whole)]),
      asBlocks(remedy),
      ...(page === undefined ? [] : [`${t('help.see')}: [${titleOf(page)}](${page}.md).`]),
    ].join('\n\n');
  };
  const groups = Object.entries(failureGroups).map(([group, kinds]) =>
    [`## ${t(`help.failureGroups.${group}`)}`, ...kinds.map(entry)].join('\n\n'),
  );
  return [`# ${t('help.failuresTitle')}`, t('help.failuresText'), ...groups].join('\n\n');
}

/** Every shortcut, as the window lists them. @param {Program} program @param {Language} language */
export function keysPage({ words, listShortcuts }, language) {
  const t = words(language);
  const groups = listShortcuts({ t, onMac: false }).map(({ title, shortcuts }) => {
    const rows = shortcuts.map(({ name, ways }) => {
      const keys = ways.map((way) => `\`${way.filter((key) => key !== '').join('+')}\``).join(', ');
      return `| ${escape(name)} | ${keys} |`;
    });
    return [
      `## ${title}`,
      [`| ${t('help.keysAct')} | ${t('help.keysKeys')} |`, '| --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return [`# ${t('shortcuts.title')}`, t('help.keysText'), ...groups].join('\n\n');
}

/** A remedy that lists causes has one on each line. @param {string} remedy */
function asBlocks(remedy) {
  const lines = remedy
    .split('\n')
    .map((line) =>
      line.replace(/^\d+\. /, '') === line
        ? `${escape(line)}\n`
        : line.replace(/^(\d+\. )(.*)$/, (_, number, text) => number + escape(text)),
    );
  return lines.join('\n');
}

/** What Markdown would read as more than letters. @param {string} text */
function escape(text) {
  return text.replaceAll(/[\\`*_[\]<|]/g, (sign) => `\\${sign}`);
}
