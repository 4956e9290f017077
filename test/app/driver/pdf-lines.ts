import { inflateSync } from 'node:zlib';

/** The lines of text on each page of a PDF, from the top. It reads what Chromium writes: plain objects, deflated streams, fonts that tell their letters. */
export function pdfLines(pdf: Buffer): string[][] {
  const objects = objectsOf(pdf.toString('latin1'));
  return pagesOf(objects).map((page) => linesOf(page, objects));
}

type Objects = ReadonlyMap<string, string>;
/** a, b, c, d, e, f, as PDF names them. */
type Matrix = readonly [number, number, number, number, number, number];
interface Run {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

function objectsOf(pdf: string): Objects {
  return new Map([...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)endobj/gs)].map(([, number, body]) => [number!, body!]));
}

function pagesOf(objects: Objects): string[] {
  const below = (node: string): string[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(node);
    if (kids === null) return [node];
    return [...kids[1]!.matchAll(/(\d+) 0 R/g)].flatMap(([, number]) => below(objects.get(number!)!));
  };
  const root = [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body) && !body.includes('/Parent'));
  return below(root!);
}

function streamOf(body: string): string {
  const content = body.slice(body.indexOf('stream') + 'stream\n'.length, body.lastIndexOf('endstream'));
  return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
}

function linesOf(page: string, objects: Objects): string[] {
  const fonts = new Map(
    [...(/\/Font <<(.*?)>>/s.exec(page)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, number]) => [
      name!,
      lettersOf(objects.get(number!)!, objects),
    ]),
  );
  const runs = runsOf(streamOf(objects.get(/\/Contents (\d+)/.exec(page)![1]!)!), fonts);
  const lines = new Map<number, Run[]>();
  for (const run of runs) {
    const near = [...lines.keys()].find((y) => Math.abs(y - run.y) < 2) ?? run.y;
    lines.set(near, [...(lines.get(near) ?? []), run]);
  }
  return [...lines]
    .toSorted(([one], [other]) => other - one)
    .map(([, line]) => line.toSorted((one, other) => one.x - other.x).map(({ text }) => text.trim()))
    .map((line) => line.join(' ').trim())
    .filter((line) => line !== '');
}

/** What each code of a font means. */
function lettersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const table = streamOf(objects.get(/\/ToUnicode (\d+)/.exec(font)![1]!)!);
  const letters = new Map<string, string>();
  for (const [, lines] of table.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code, to] of lines!.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(code!, letter(to!));
  }
  for (const [, lines] of table.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from, last, to] of lines!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = parseInt(from!, 16); code <= parseInt(last!, 16); code += 1) {
        const point = (parseInt(to!, 16) + code - parseInt(from!, 16)).toString(16).padStart(4, '0');
        letters.set(code.toString(16).toUpperCase().padStart(from!.length, '0'), letter(point));
      }
    }
  }
  return letters;
}

/** The pieces of text of a page; a glyph that stands at a place of its own goes on with the piece before it. */
function runsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): Run[] {
  const runs: Run[] = [];
  const kept: Matrix[] = [];
  /** Of each mark that is open: what its glyphs stand for, where their font does not tell; said with the first of them. */
  const marks: (string | null)[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  let letters: ReadonlyMap<string, string> = new Map();
  for (const line of content.split('\n')) {
    const numbers = matrixOf(line);
    if (line === 'q') kept.push(now);
    else if (line === 'Q') now = kept.pop()!;
    else if (line === 'EMC') marks.pop();
    else if (line.endsWith('BDC')) marks.push(spokenIn(line));
    else if (line.endsWith(' cm') && numbers !== null) now = times(numbers, now);
    else if (line.endsWith(' Tf')) letters = fonts.get(/^\/(\w+)/.exec(line)![1]!)!;
    else if (line.endsWith(' Tm') && numbers !== null) {
      const at = times(numbers, now);
      runs.push({ x: at[4], y: at[5], text: '' });
    } else if (/ T[jJ]$/.test(line)) {
      const mark = marks.findLastIndex((text) => text !== null);
      const { text, ...at } = runs.pop()!;
      runs.push({ ...at, text: text + (marks[mark] ?? said(line, letters)) });
      if (mark >= 0) marks[mark] = '';
    }
  }
  return runs;
}

/** "/Span<</ActualText (2) >> BDC" says 2. */
function spokenIn(line: string): string | null {
  const [, plain, hex] = /\/ActualText (?:\(\\?(.+?)\)|<(\w+)>) /.exec(line) ?? [];
  return plain ?? (hex === undefined ? null : letter(hex.replace(/^FEFF/i, '')));
}

function said(line: string, letters: ReadonlyMap<string, string>): string {
  const width = [...letters.keys()][0]?.length ?? 4;
  const codes = [...line.matchAll(/<(\w*)>/g)].flatMap(([, hex]) => hex!.match(new RegExp(`.{${width}}`, 'g')) ?? []);
  return codes.map((code) => letters.get(code) ?? '').join('');
}

function letter(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function matrixOf(line: string): Matrix | null {
  const [a, b, c, d, e, f] = line.split(' ').map(Number);
  return [a, b, c, d, e, f].every(Number.isFinite) ? [a!, b!, c!, d!, e!, f!] : null;
}

function times([a, b, c, d, e, f]: Matrix, [ma, mb, mc, md, me, mf]: Matrix): Matrix {
  return [
    a * ma + b * mc,
    a * mb + b * md,
    c * ma + d * mc,
    c * mb + d * md,
    e * ma + f * mc + me,
    e * mb + f * md + mf,
  ];
}
