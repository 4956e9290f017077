/**
 * The templates with which Windows' group policy editor shows Kronika's policies (ADMX and, for each language, ADML), made of the
 * table that the program itself reads policies by.
 * @typedef {'pl' | 'en'} Language
 * @typedef {{ kind: 'switch' } | { kind: 'choice', of: readonly (string | number)[] } | { kind: 'number', from: number, to: number } | { kind: 'text' }} Shape
 * @typedef {object} Program What of the program's modules is asked.
 * @property {readonly string[]} policyNames
 * @property {Readonly<Record<string, Shape>>} policyTable
 * @property {(name: string, value: string | number, language: Language) => string} policyValueText
 * @property {(language: Language) => (key: string) => string} words
 */

const names = 'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
const versions = 'revision="1.0" schemaVersion="1.0"';
const xml = '<?xml version="1.0" encoding="utf-8"?>';

/** As Windows names the folders of languages. @type {Readonly<Record<Language, string>>} */
const folders = { pl: 'pl-PL', en: 'en-US' };

/** Each file of the templates by its name. @param {Program} program @returns {Readonly<Record<string, string>>} */
export function policyTemplates(program) {
  return {
    'kronika.admx': definitions(program),
    ...Object.fromEntries(
      /** @type {const} */ (['pl', 'en']).map((language) => [
        `${folders[language]}/kronika.adml`,
        resources(program, language),
      ]),
    ),
  };
}

/** @param {Program} program */
function definitions({ policyNames, policyTable }) {
  return lines([
    xml,
    `<policyDefinitions ${versions} ${names}>`,
    '  <policyNamespaces>',
    '    <target prefix="kronika" namespace="Kronika.Policies" />',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0" />',
    '  <supportedOn>',
    '    <definitions>',
    '      <definition name="kronika" displayName="$(string.supported)" />',
    '    </definitions>',
    '  </supportedOn>',
    '  <categories>',
    '    <category name="kronika" displayName="$(string.category)" />',
    '  </categories>',
    '  <policies>',
    ...policyNames.flatMap((name) => definition(name, policyTable[name] ?? { kind: 'text' })),
    '  </policies>',
    '</policyDefinitions>',
  ]);
}

/** @param {string} name @param {Shape} shape */
function definition(name, shape) {
  const isSwitch = shape.kind === 'switch';
  const own = isSwitch ? `valueName="${name}"` : `presentation="$(presentation.${name})"`;
  return [
    `    <policy name="${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_text)" key="Software\\Policies\\Kronika" ${own}>`,
    '      <parentCategory ref="kronika" />',
    '      <supportedOn ref="kronika" />',
    ...(isSwitch
      ? [
          '      <enabledValue>',
          '        <decimal value="1" />',
          '      </enabledValue>',
          '      <disabledValue>',
          '        <decimal value="0" />',
          '      </disabledValue>',
        ]
      : ['      <elements>', ...element(name, shape), '      </elements>']),
    '    </policy>',
  ];
}

/** @param {string} name @param {Shape} shape */
function element(name, shape) {
  if (shape.kind === 'number')
    return [
      `        <decimal id="${name}" valueName="${name}" required="true" minValue="${shape.from}" maxValue="${shape.to}" />`,
    ];
  if (shape.kind !== 'choice')
    return [`        <text id="${name}" valueName="${name}" required="true" maxLength="2000" />`];
  return [
    `        <enum id="${name}" valueName="${name}" required="true">`,
    ...shape.of.flatMap((value) => [
      `          <item displayName="$(string.${name}_${value})">`,
      '            <value>',
      typeof value === 'number'
        ? `              <decimal value="${value}" />`
        : `              <string>${value}</string>`,
      '            </value>',
      '          </item>',
    ]),
    '        </enum>',
  ];
}

/** @param {Program} program @param {Language} language */
function resources({ policyNames, policyTable, policyValueText, words }, language) {
  const t = words(language);
  const choices = (/** @type {string} */ name) => {
    const shape = policyTable[name];
    return shape?.kind === 'choice' ? shape.of : [];
  };
  const strings = [
    ['category', 'Kronika'],
    ['supported', t('policy.supported')],
    ...policyNames.flatMap((name) => [
      [name, t(`policy.names.${name}`)],
      [`${name}_text`, `${t(`policy.texts.${name}`)}\n\n${t('policy.takes')} ${t(`policy.allowed.${name}`)}.`],
      ...choices(name).map((value) => [`${name}_${value}`, policyValueText(name, value, language)]),
    ]),
  ];
  return lines([
    xml,
    `<policyDefinitionResources ${versions} ${names}>`,
    '  <displayName>Kronika</displayName>',
    `  <description>${escaped(t('policy.title'))}</description>`,
    '  <resources>',
    '    <stringTable>',
    ...strings.map(([id, text]) => `      <string id="${id}">${escaped(text ?? '')}</string>`),
    '    </stringTable>',
    '    <presentationTable>',
    ...policyNames
      .filter((name) => policyTable[name]?.kind !== 'switch')
      .flatMap((name) => presentation(name, t(`policy.names.${name}`), policyTable[name]?.kind)),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
  ]);
}

/** @param {string} name @param {string} label @param {Shape['kind'] | undefined} kind */
function presentation(name, label, kind) {
  return [
    `      <presentation id="${name}">`,
    kind === 'choice'
      ? `        <dropdownList refId="${name}" noSort="true">${escaped(label)}</dropdownList>`
      : kind === 'number'
        ? `        <decimalTextBox refId="${name}">${escaped(label)}</decimalTextBox>`
        : `        <textBox refId="${name}"><label>${escaped(label)}</label></textBox>`,
    '      </presentation>',
  ];
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As Windows' own have them. @param {readonly string[]} each */
function lines(each) {
  return `${each.join('\n')}\n`;
}
