/**
 * Everything that the help says (`helpIn` of main/cli/usage.ts).
 * @typedef {{ title: string, usage: string, key: string, utf8: string, groups: readonly HelpGroup[] }} Help
 * @typedef {{ title: string, entries: readonly { head: string, explanation: string }[] }} HelpGroup
 */

/** Titles of the manual's own sections; those of the help stand in it. */
const sections = {
  pl: { name: 'nazwa', usage: 'użycie', key: 'klucz API', encoding: 'kodowanie znaków' },
  en: { name: 'name', usage: 'usage', key: 'API key', encoding: 'character encoding' },
};

/**
 * The manual page of the command, in roff as man(7) says: what `kronika --help` says.
 * @param {Help} help @param {'pl' | 'en'} language @param {string} version
 */
export function manPage({ title, usage, groups, key, utf8 }, language, version) {
  const [name = '', ...purpose] = title.split(': ');
  const own = sections[language];
  return [
    `.TH KRONIKA 1 "" "Kronika ${version}" "${written(title)}"`,
    ...section(own.name, `${name.toLowerCase()} \\- ${written(purpose.join(': '))}`),
    ...section(own.usage, written(usage)),
    ...groups.flatMap(({ title: group, entries }) => [
      heading(group.replace(/:$/, '')),
      ...entries.flatMap(({ head, explanation }) => ['.TP', `\\fB${written(head)}\\fR`, written(explanation)]),
    ]),
    ...section(own.key, written(key)),
    ...section(own.encoding, written(utf8)),
    '',
  ].join('\n');
}

/** @param {string} title @param {string} text */
function section(title, text) {
  return [heading(title), text];
}

/** @param {string} title */
function heading(title) {
  return `.SH "${written(title.toLocaleUpperCase('pl'))}"`;
}

/** A text as it is to be read: roff takes backslashes, dashes, quotes and a point at a line's beginning for its own. @param {string} text */
function written(text) {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq').replace(/^[.']/, '\\&$&');
}
