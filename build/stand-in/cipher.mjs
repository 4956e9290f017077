import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/*
 * Stands in for cipher.exe of Windows, which no other system has and Wine has without EFS: `cipher.mjs STATE [/e|/d] [/a] [/h] NAME`.
 * STATE is a file of this form:
 *
 *     { "marks": { "PATH": "E" }, "refuses": ["NAME"], "mode": "usual" }
 *
 * `refuses`: names that stay as they are, as open files do; `mode`: `odd` prints what no cipher prints, `stuck` prints nothing and
 * does not end.
 */
const [stateFile = '', ...rest] = process.argv.slice(2);
const state = JSON.parse(readFileSync(stateFile, 'utf8'));
const switches = new Set(rest.filter((arg) => arg.startsWith('/')));
const [name = '', ...more] = rest.filter((arg) => !arg.startsWith('/'));
const path = resolve(name);

/**
 * A new file is as its folder says.
 *
 * @param {string} of
 */
function markOf(of) {
  return state.marks[of] ?? state.marks[resolve(of, '..')] ?? 'U';
}

/** @param {'E' | 'U'} letter */
function set(letter) {
  console.log(` ${letter === 'E' ? 'Szyfrowanie plików' : 'Odszyfrowywanie plików'} w ${resolve('.')}\n`);
  if (state.refuses.includes(name)) {
    console.log(`${name} [ERR]\n${name}: Proces nie może uzyskać dostępu do pliku.\n`);
    process.exitCode = 1;
    return;
  }
  // What lies in the folder already stays as it is.
  const inside = statSync(path).isDirectory() ? readdirSync(path).map((each) => join(path, each)) : [];
  const kept = Object.fromEntries(inside.map((each) => [each, markOf(each)]));
  state.marks = { ...state.marks, ...kept, [path]: letter };
  writeFileSync(stateFile, JSON.stringify(state));
  console.log(`${name} [OK]\n\n1 plik(i) [lub katalog(i)] w 1 katalogu(ach) zostało przetworzonych.`);
}

if (state.mode === 'stuck') setInterval(() => {}, 1000);
else if (state.mode === 'odd') console.log('Użycie: coś innego\nE jeden\nU dwa');
else if (more.length > 0 || !existsSync(path)) {
  console.log(`${name}: Nie można odnaleźć określonego pliku.`);
  process.exitCode = 1;
} else if (switches.has('/e')) set('E');
else if (switches.has('/d')) set('U');
else {
  const folder = resolve(path, '..');
  console.log(` Wyświetlanie ${folder}\n Nowe pliki dodane do tego katalogu nie zostaną zaszyfrowane.\n`);
  console.log(`${markOf(path)} ${name}`);
}
