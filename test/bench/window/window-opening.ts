import { createRequire } from 'node:module';
import { app, BrowserWindow } from 'electron';
import { whenFramePainted, whenRowsPainted } from './window-page';

/**
 * What Electron is given to measure an opening: the program as it is built or, for comparison, an empty window. Says on
 * stdout when the window was made and when its first rows were painted, in milliseconds since 1970, and ends.
 */
const program = process.env['KRONIKA_BENCH_PROGRAM'];
const painted = program === undefined ? whenFramePainted : whenRowsPainted;

app.on('browser-window-created', (_event, { webContents }) => {
  const made = Date.now();
  webContents.once('did-navigate', () => {
    void webContents.mainFrame.executeJavaScript(`(${painted.toString()})()`).then((rows) => {
      process.stdout.write(`${JSON.stringify({ made, rows })}\n`, () => {
        app.quit();
      });
    });
  });
});

if (program === undefined) void app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));
else createRequire(__filename)(program);
