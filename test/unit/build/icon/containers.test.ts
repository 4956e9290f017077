import { expect, test } from 'vitest';
import { packBmp, packIcns, packIco } from '../../../../build/icon/containers.mjs';

const pictures = [
  { size: 32, png: Buffer.from('small') },
  { size: 256, png: Buffer.from('larger') },
];

test('an .ico says where each picture lies, and writes a side of 256 as 0', () => {
  const ico = packIco(pictures);
  expect(ico.readUInt16LE(4)).toBe(2);
  expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([32, 0]);
  const offset = ico.readUInt32LE(22 + 12);
  expect(ico.subarray(offset, offset + 6).toString()).toBe('larger');
});

test('an .icns is as long as it says', () => {
  const icns = packIcns(pictures);
  expect(icns.subarray(0, 4).toString()).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icns.includes('ic11small')).toBe(false);
  expect(icns.subarray(8, 12).toString()).toBe('ic11');
});

test('a .bmp has its rows from the bottom up, blue first, filled to four bytes', () => {
  const bmp = packBmp({ width: 1, height: 2, rgba: [1, 2, 3, 255, 4, 5, 6, 255] });
  expect(bmp.readUInt32LE(2)).toBe(bmp.length);
  expect([...bmp.subarray(bmp.readUInt32LE(10))]).toEqual([6, 5, 4, 0, 3, 2, 1, 0]);
});
