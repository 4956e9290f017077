/**
 * What words that end alike do under one flag: lose `stripped` at their end and get `added`, once for each form.
 * @typedef {{ condition: RegExp, affixes: { stripped: string, added: string }[] }} Rule
 */

/**
 * One line of a hunspell dictionary: a headword and the flags of the rules that make its forms.
 * @typedef {{ headword: string, flags: readonly string[] }} Entry
 */

/** The forms that one flag makes of a headword. @typedef {(headword: string) => string[]} Inflect */

/** The suffix flags of a hunspell `.aff` file, each with what it makes. Prefixes are left out. @param {string} text */
export function readSuffixes(text) {
  /** @type {Map<string, Map<string, Rule>>} */
  const flags = new Map();
  for (const line of text.matchAll(/^SFX\s+(\S)\s+(\S+)\s+(\S+)\s+([^\s\d]\S*)\s*$/gm)) {
    const [, flag = '', stripped = '', added = '', condition = ''] = line;
    const rules = flags.get(flag) ?? new Map();
    flags.set(flag, rules);
    const rule = rules.get(condition) ?? { condition: endsIn(condition), affixes: [] };
    rules.set(condition, rule);
    rule.affixes.push({ stripped: orNothing(stripped), added: orNothing(added) });
  }
  return new Map(Array.from(flags, ([flag, rules]) => [flag, inflectBy(rules)]));
}

/** @param {ReadonlyMap<string, Rule>} rules By condition. @returns {Inflect} */
function inflectBy(rules) {
  // A flag has hundreds of rules; the last three letters leave few of them to be tried.
  const likely = Array.from(rules, ([condition, rule]) => ({ rule, end: endsIn(lastLetters(condition)) }));
  /** @type {Map<string, Rule[]>} */
  const byEnd = new Map();
  return (headword) => {
    const end = headword.slice(-3);
    const some = byEnd.get(end) ?? likely.filter((one) => one.end.test(end)).map(({ rule }) => rule);
    byEnd.set(end, some);
    return applyRules(headword, some);
  };
}

/** @param {string} condition */
function endsIn(condition) {
  return new RegExp(`${condition}$`, 'u');
}

/** The part of a condition that is about the last three letters. @param {string} condition */
function lastLetters(condition) {
  return (condition.match(/\[[^\]]*\]|./gu) ?? []).slice(-3).join('');
}

/** In an affix file, 0 stands for nothing. @param {string} affix */
function orNothing(affix) {
  return affix === '0' ? '' : affix;
}

/** The entries of a hunspell `.dic` file; its first line is their number. @param {string} text @returns {Entry[]} */
export function readEntries(text) {
  const lines = text.split(/\r?\n/).slice(1);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [headword = '', flags = ''] = line.split('/');
      return { headword, flags: Array.from(flags) };
    });
}

/** @param {string} headword @param {readonly Rule[]} rules */
function applyRules(headword, rules) {
  return rules
    .filter(({ condition }) => condition.test(headword))
    .flatMap(({ affixes }) => affixes.filter(({ stripped }) => headword.endsWith(stripped)))
    .map(({ stripped, added }) => headword.slice(0, headword.length - stripped.length) + added);
}
