import { svelte } from '@sveltejs/vite-plugin-svelte';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { helpPages } from './build/help/plugin.mjs';

const root = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the main process finds at run time instead of in its bundle: Electron itself, Node, and the one native module. */
const providedAtRunTime = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

// One folder without subfolders: `__dirname` is `dist/main` in an entry and in a shared chunk alike,
// so a worker thread is found beside whichever file starts it.
const mainOutput = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } as const;

/** Builds the three sides of the program: the window, the main process with its worker threads, and the bridge between them. */
export default defineConfig({
  root: root('renderer'),
  // Relative, so that a page finds its files whatever the host of the app:// protocol is.
  base: './',
  // build/dev.mjs alone names a server; what asks for it is left out of every build.
  define: { developmentServer: 'undefined' },
  plugins: [svelte({ configFile: false }), helpPages()],
  // Under Electron 33 (Chromium 130, Node 20.18) and 45 alike.
  build: {
    target: 'chrome130',
    // Beside the bundles, for whoever debugs; the package has neither the maps nor a line that names them.
    sourcemap: 'hidden',
    emptyOutDir: true,
    reportCompressedSize: false,
    // Whose code is bundled, with the licences that ask to be handed on; the package brings it along.
    license: { fileName: 'licenses.md' },
  },
  environments: {
    client: {
      build: {
        outDir: root('dist/renderer'),
        rolldownOptions: {
          input: {
            window: root('renderer/index.html'),
            help: root('renderer/help.html'),
            record: root('renderer/record.html'),
          },
        },
        // An inlined file would be a data: URL, which the Content-Security-Policy need not allow then.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        target: 'node20.18',
        outDir: root('dist/main'),
        rolldownOptions: {
          platform: 'node',
          input: {
            main: root('main/main.ts'),
            reader: root('main/threads/reader.ts'),
            writer: root('main/threads/writer.ts'),
            'crm-server': root('main/sample-crm/http/thread.ts'),
          },
          external: providedAtRunTime,
          output: mainOutput,
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: root('dist/preload'),
        rolldownOptions: {
          input: { bridge: root('preload/bridge.ts') },
          external: ['electron'],
          // A sandboxed preload may load no file beside itself.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
});
