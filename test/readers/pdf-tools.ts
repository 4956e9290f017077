import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';

/** A build server brings them (`build/setup/screen/libraries.mjs`); on a computer without Poppler what needs them is left out. */
export const hasPdfTools = ['pdftotext', 'pdffonts'].every((name) => spawnSync(name, ['-v']).status === 0);
if (!hasPdfTools && process.env['CI'] === 'true' && process.platform === 'linux')
  throw new Error('Poppler is missing (poppler-utils)');

/** What a reader of PDFs copies out of one, in the order of the page: a gap within a line is not taken for a second column. */
export function copiedOutOf(path: string): string {
  return output('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']);
}

/** The fonts of a PDF. */
export function fontsOf(path: string): readonly { readonly isInside: boolean; readonly tellsLetters: boolean }[] {
  // name, type, encoding, "emb sub uni", object
  const lines = output('pdffonts', [path]).trimEnd().split('\n').slice(2);
  return lines.map((line) => {
    const [, inside, letters] = / (yes|no) +(?:yes|no) +(yes|no) +\d+ +\d+$/.exec(line) ?? [];
    return { isInside: inside === 'yes', tellsLetters: letters === 'yes' };
  });
}

function output(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 27 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

/** Whether a text stands anywhere in the bytes of a file, plain or in a stream of a PDF, however its letters are written. */
export function standsIn(bytes: Buffer, text: string): boolean {
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].flatMap(([, packed]) => {
    try {
      return [inflateSync(Buffer.from(packed!, 'latin1'))];
    } catch {
      return [];
    }
  });
  const wide = Buffer.from(text, 'utf16le');
  const spellings = [Buffer.from(text), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16()];
  return [bytes, ...streams].some((each) => {
    const inHex = each.toString('latin1').toLowerCase();
    return spellings.some((said) => each.includes(said) || inHex.includes(said.toString('hex')));
  });
}
