'use strict';
// Electron's own `default_app` is not in the repackaged Electron 33, so this stands in for it:
// it opens the folder given as the first argument that is not a switch, as `electron <folder>` does.
// What `electron <folder>` does is done with functions that its types do not show.
const app = /** @type {any} */ (require('electron').app);
const path = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('electron: the folder of a program is missing\n');
  app.exit(1);
} else {
  const appPath = path.resolve(folder);
  const manifest = require(path.join(appPath, 'package.json'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '');
  app.setAppPath(appPath);
  Object.assign(process, { defaultApp: true });
  require(path.join(appPath, manifest.main));
}
