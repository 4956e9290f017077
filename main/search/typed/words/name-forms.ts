/**
 * Endings of Polish first and last names, folded, with what stands in their place in other cases; the longest that fits. Names
 * of women in -a, of men in a consonant, and those that end like adjectives.
 */
export const endingsOfNames: readonly (readonly [ending: string, others: string])[] = [
  ['ska', 'skiej ska'],
  ['cka', 'ckiej cka'],
  ['dzka', 'dzkiej dzka'],
  ['ski', 'skiego skiemu skim'],
  ['cki', 'ckiego ckiemu ckim'],
  ['dzki', 'dzkiego dzkiemu dzkim'],
  ['ka', 'ki ce ke'],
  ['ga', 'gi dze ge'],
  ['ra', 'ry rze re'],
  ['ta', 'ty cie te'],
  ['da', 'dy dzie de'],
  ['la', 'li le'],
  ['ja', 'i ji je'],
  ['ia', 'ii i ie'],
  ['cja', 'cji cje'],
  ['a', 'y ie e'],
  ['ek', 'ka kowi kiem ku'],
  ['el', 'la lowi lem le elowi ela elem elu'],
  ['iec', 'ca cowi cem cu ieca iecem'],
  ['k', 'ka kowi kiem ku'],
  ['g', 'ga gowi giem gu'],
  ['r', 'ra rowi rem rze'],
  ['t', 'ta towi tem cie'],
  ['d', 'da dowi dem dzie'],
  ['l', 'la lowi lem le lu'],
  ['j', 'ja jowi jem ju'],
  ['z', 'za zowi zem zu zie'],
  ['c', 'ca cowi cem cu'],
  ['ch', 'cha chowi chem chu'],
  ['n', 'na nowi nem nie niu niem nia niowi'],
  ['y', 'ego emu ym'],
  ['o', 'y ie e a'],
  ['', 'a owi em ie'],
];
const vowel = /[aeiou]$/;

/** The forms of a folded name, its own first. */
export function formsOfName(name: string): readonly string[] {
  const fitting = endingsOfNames.filter(([ending]) => name.endsWith(ending) && name.length > ending.length + 1);
  const [ending, others] = fitting.reduce((best, each) => (each[0].length > best[0].length ? each : best), ['', '']);
  // A name that ends in a vowel of no rule has no other forms.
  if (others === '' || (ending === '' && vowel.test(name))) return [name];
  const stem = name.slice(0, name.length - ending.length);
  return [name, ...others.split(' ').map((other) => stem + other)];
}

/** Endings of folded names, with those of several who are called so, of a wife and of a daughter. */
export const endingsOfFamilies: readonly (readonly [ending: string, others: readonly string[]])[] = [
  ['ski', ['scy', 'skich', 'skimi']],
  ['cki', ['ccy', 'ckich', 'ckimi']],
  ['ska', ['scy', 'skich', 'skim', 'skimi', 'skie']],
  ['cka', ['ccy', 'ckich', 'ckim', 'ckimi', 'ckie']],
  ['ek', ['kowie', 'kow', 'kom', 'kami', 'kach', 'kowa', 'kowej']],
  ['el', ['lowie', 'low', 'lom', 'lami', 'lach']],
  ['iec', ['cowie', 'cow', 'com', 'cami', 'cach']],
  ['a', ['owie', 'ow', 'om', 'ami', 'ach', 'o', 'ej', 'ych']],
  ['o', ['owie', 'ow', 'om', 'ami', 'ach']],
  ['y', ['owie', 'ych', 'ymi', 'a', 'ej']],
  ['', ['owie', 'ow', 'om', 'ami', 'ach', 'owa', 'owej', 'owna', 'ownej', 'u']],
];

/** The forms of a folded name by its endings, its own first, with those of all who are called so. */
export function formsOfFamily(name: string): readonly string[] {
  const [ending, others] = endingsOfFamilies.find(([each]) => name.endsWith(each) && name.length > each.length + 1) ?? [
    '',
    [],
  ];
  const stem = name.slice(0, name.length - ending.length);
  return [...formsOfName(name), ...others.map((other) => stem + other)];
}
