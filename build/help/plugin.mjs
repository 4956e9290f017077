import { basename, dirname } from 'node:path';
import { readPage } from './read-page.mjs';

/** Documents in both languages are the help of the window: importing one gives its tree. @returns {import('vite').Plugin} */
export function helpPages() {
  return {
    name: 'kronika-help-pages',
    transform(text, id) {
      const path = id.split('?')[0] ?? id;
      if (!/\/docs\/(?:pl|en)\/[^/]+\.md$/.test(path)) return null;
      const page = readPage(text, `docs/${basename(dirname(path))}/${basename(path)}`);
      return { code: `export default ${JSON.stringify(page)};`, map: null };
    },
  };
}
