import eslint from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** @param {string} name */
const rawChannel = (name) => ({
  name: 'electron',
  importNames: [name],
  message: 'Only main/ipc and preload/bridge.ts speak over the wire; see preload/contract.ts.',
});
/** @param {string} name */
const rawOpening = (name) => ({
  name,
  importNames: [
    'open',
    'openSync',
    'openAsBlob',
    'readFile',
    'readFileSync',
    'copyFile',
    'copyFileSync',
    'cp',
    'cpSync',
    'createReadStream',
    'createWriteStream',
    'writeFile',
    'writeFileSync',
    'appendFile',
    'appendFileSync',
    'truncate',
    'truncateSync',
  ],
  message: "Closing a file gives up SQLite's locks on it: read and copy archives through main/files/locked-file.ts.",
});
const typescript = ['**/*.ts', '**/*.svelte'];

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/'] },
  eslint.configs.recommended,
  {
    files: typescript,
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Of Electron 45's successors Electron 33 has none.
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [
            { from: 'package', package: 'electron', name: ['encryptString', 'decryptString', 'isEncryptionAvailable'] },
          ],
        },
      ],
      // Numbers read well in a template; `+` and `String()` around each do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The compiler knows what is undefined (TypeScript's own advice).
      'no-undef': 'off',
      'no-restricted-imports': ['error', { paths: [rawChannel('ipcMain'), rawChannel('ipcRenderer')] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
        parser: tseslint.parser,
      },
    },
    rules: {
      // A prop with a default is reassigned by Svelte itself.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$state', '$derived'] }],
      // Texts of other people are drawn in this window.
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    // Markup calls what the language server infers as `any` from Svelte's own types.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['main/ipc/**', 'preload/bridge.ts', 'test/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['main/archive/**', 'main/files/own-files.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            rawChannel('ipcMain'),
            rawChannel('ipcRenderer'),
            ...['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map(rawOpening),
          ],
        },
      ],
    },
  },
  {
    files: ['main/**', 'preload/**', 'renderer/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['main/**'],
    ignores: ['main/archive/file/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(prepare|transaction)$/][object.property.name="db"]',
          message:
            "Statements and transactions are the archive's own: archive.prepare, snapshot, transaction, savepoint.",
        },
      ],
    },
  },
  {
    files: ['main/cli/**', 'main/sample-crm/http/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['renderer/**'],
    ignores: ['renderer/archive.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'kronika', message: 'Only renderer/archive.ts touches the bridge.' },
        { object: 'globalThis', property: 'kronika', message: 'Only renderer/archive.ts touches the bridge.' },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/unit/**'],
    ignores: ['test/unit/random-cases.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'fast-check', message: 'From test/unit/random-cases.ts, which says how many cases there are.' },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        ...['waitFor', 'waitUntil'].map((property) => ({
          object: 'vi',
          property,
          message: 'It gives up after a second; expect.poll takes as long as a busy machine needs.',
        })),
      ],
    },
  },
  {
    files: ['build/**', '*.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // Parsed JSON and Node's own untyped answers: these files are checked by the compiler through their JSDoc.
    files: ['build/**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
);
