/* global document, Image -- drawPicture runs in a page */
// Draws build/icon/kronika.svg into every size and container the installers want (node build/icon/draw.mjs, after `npm test`).
// electron-builder would fetch a tool for this; both containers only hold PNG files one after the other.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../setup/electron/electron.mjs';
import { projectRoot } from '../setup/places.mjs';
import { packIcns, packIco } from './containers.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = join(projectRoot, 'build/icons');
const electron = findElectron();
if (!electron) throw new Error('There is no Electron here yet: run `npm start` once.');

const app = await _electron.launch({
  executablePath: electron.executable,
  args: [join(projectRoot, 'build/icon/canvas')],
});
const page = await app.firstWindow();
const svg = `data:image/svg+xml;base64,${readFileSync(join(projectRoot, 'build/icon/kronika.svg')).toString('base64')}`;
/** @type {{ size: number, png: Buffer }[]} */
const pictures = [];
for (const size of sizes) {
  const url = await page.evaluate(drawPicture, { svg, size });
  pictures.push({ size, png: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') });
}
await app.close();

for (const { size, png } of pictures.filter((picture) => picture.size <= 512)) {
  writeFileSync(join(folder, `${String(size)}x${String(size)}.png`), png);
}
writeFileSync(join(folder, 'icon.ico'), packIco(pictures.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), packIcns(pictures));

/** Runs in the page. @param {{ svg: string, size: number }} picture */
async function drawPicture({ svg: source, size }) {
  const image = new Image();
  image.src = source;
  image.width = size;
  image.height = size;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}
