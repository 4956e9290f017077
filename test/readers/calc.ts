import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { unpackZip } from '../../build/setup/electron/zip.mjs';

/** A build server brings it (`build/setup/screen/libraries.mjs`); on a computer without LibreOffice what needs it is left out. */
export const hasCalc = spawnSync('soffice', ['--version']).status === 0;
if (!hasCalc && process.env['CI'] === 'true' && process.platform === 'linux')
  throw new Error('LibreOffice Calc is missing (libreoffice-calc)');

/** A cell of a workbook; a date is a number of days. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'other';
  readonly text: string;
}

/**
 * The cells that Calc has once it opened a file. A CSV is read as a double click in Poland would: Polish locale (1045), numbers,
 * dates and formulas recognised, nothing taken for text.
 */
export async function cellsInCalc(path: string, folder: string): Promise<Cell[][]> {
  const asPole = '--infilter=CSV:59,34,76,1,,1045,false,true,false,false,false,-1,true';
  const ending = extname(path);
  const target = join(folder, 'calc');
  const { status, stderr } = spawnSync(
    'soffice',
    [
      ...[`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless'],
      ...['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', target],
      ...(ending === '.csv' ? [asPole] : []),
      path,
    ],
    { env: { ...process.env, LC_ALL: 'C.UTF-8' }, timeout: 120_000, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`LibreOffice did not open ${path}: ${stderr}`);
  const name = basename(path, ending);
  return await readCells(join(target, `${name}.xlsx`), join(folder, `cells of ${name}`));
}

/** The cells of the first sheet of a workbook that Calc wrote. */
async function readCells(path: string, folder: string): Promise<Cell[][]> {
  await unpackZip(path, folder, (name) => name);
  const part = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const unescape = (xml: string): string =>
    xml
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll(/&(lt|gt|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name]!)
      .replaceAll('&amp;', '&')
      .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    unescape([...si!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  return [...part('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: Cell[] = [];
    for (const [, letters, type, inner] of row!.matchAll(
      /<c r="([A-Z]+)\d+"[^>]*?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/s.exec(inner ?? '')?.[1] ?? '';
      const column = columnOf(letters!);
      // Cells that are empty are left out.
      while (cells.length < column) cells.push({ kind: 'other', text: '' });
      if (type === 's') cells.push({ kind: 'text', text: shared[Number(value)]! });
      else if (type === 'str') cells.push({ kind: 'text', text: unescape(value) });
      else cells.push({ kind: type === 'n' ? 'number' : 'other', text: value });
    }
    return cells;
  });
}

/** The place of a column by its letters: A is 0, AA is 26. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The date that a cell of a workbook shows, `YYYY-MM-DD HH:MM:SS`. */
export function dateOfCell({ text }: Cell): string {
  const ms = Math.round((Number(text) - 25_569) * 86_400) * 1000;
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
