/** @typedef {{ size: number, png: Buffer }} Picture A square PNG and the length of its side in pixels. */

/** An .ico file of PNG pictures up to 256 pixels (Microsoft, "ICO file format"). @param {readonly Picture[]} pictures */
export function packIco(pictures) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = 6 + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // A side of 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/**
 * A .bmp file of 24 bits a pixel (Microsoft, "Bitmap Storage"), whose rows go from the bottom up and are filled to four bytes.
 * @param {{ width: number, height: number, rgba: readonly number[] }} picture
 */
export function packBmp({ width, height, rgba }) {
  const headers = 14 + 40;
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(headers + stride * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(headers, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const to = headers + (height - 1 - y) * stride + x * 3;
      for (const at of [0, 1, 2]) file.writeUInt8(rgba[from + at] ?? 0, to + 2 - at);
    }
  }
  return file;
}

/** Apple's names for the sizes ("Icon Composer" types that hold PNG); a size may serve as another's double. */
const icnsTypes = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/** An .icns file of PNG pictures. @param {readonly Picture[]} pictures */
export function packIcns(pictures) {
  const parts = pictures.flatMap(({ size, png }) =>
    (icnsTypes.get(size) ?? []).map((type) => Buffer.concat([Buffer.from(type), lengthOf(png.length + 8), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), lengthOf(body.length + 8), body]);
}

/** @param {number} length */
function lengthOf(length) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
