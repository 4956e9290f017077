/* global document, Image -- drawPicture runs in a page */
// Draws build/icon/kronika.svg into every size and container the installers want (node build/icon/draw.mjs, after `npm test`).
// electron-builder would fetch a tool for this; both containers only hold PNG files one after the other.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../setup/electron/electron.mjs';
import { projectRoot } from '../setup/places.mjs';
import { packBmp, packIcns, packIco } from './containers.mjs';

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
const sidebar = await page.evaluate(drawSidebar, { svg, width: 164, height: 314 });
await app.close();

for (const { size, png } of pictures.filter((picture) => picture.size <= 512)) {
  writeFileSync(join(folder, `${String(size)}x${String(size)}.png`), png);
}
writeFileSync(join(folder, 'icon.ico'), packIco(pictures.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), packIcns(pictures));
// Beside the first and the last page of Windows' installer (NSIS, "Modern UI": 164 to 314 pixels).
writeFileSync(join(projectRoot, 'build/windows/sidebar.bmp'), packBmp(sidebar));

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

/** Runs in the page: the icon in its own colour's field. @param {{ svg: string, width: number, height: number }} picture */
async function drawSidebar({ svg: source, width, height }) {
  const image = new Image();
  image.src = source;
  const side = 112;
  image.width = side;
  image.height = side;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is nothing to draw on.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, side, side);
  // A point of the field that the icon's signs stand on.
  const [red, green, blue] = context.getImageData(side / 2, side / 8, 1, 1).data;
  context.fillStyle = `rgb(${String(red)} ${String(green)} ${String(blue)})`;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, (width - side) / 2, 48, side, side);
  return { width, height, rgba: [...context.getImageData(0, 0, width, height).data] };
}
