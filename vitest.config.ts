import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { helpPages } from './build/help/plugin.mjs';

/** More for more random cases, whose folders have to be taken away as well. */
const patienceMs = 60_000 * Math.max(Number(process.env['KRONIKA_RANDOM'] ?? 1), 1);

/** Files that compare the processor time of their own work. */
const measured = [
  'linear',
  'crm/json/repair',
  'renderer/texts/rich-text',
  'sample-crm/office',
  'search/analysis/recognisers',
  'search/typed/query-parser',
].map((name) => `test/unit/${name}.test.ts`);

/** Unit tests run under plain Node: real SQLite, real HTTP on 127.0.0.1, temporary folders. */
export default defineConfig({
  plugins: [svelte({ configFile: false }), helpPages()],
  // Rune files (`*.svelte.ts`) are compiled as for the window: compiled as for a server, their state would be dead in a test.
  environments: {
    ssr: { consumer: 'client', resolve: { conditions: ['browser', ...defaultServerConditions] } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/unit/**/*.test.ts'],
          exclude: measured,
          // A process runs one file after another, and loads each module once: starting and loading took half of the processor
          // time of short files. What a helper must undo after a test is in `after-each.ts`.
          isolate: false,
        },
      },
      // Processor time is measured where nothing else was before.
      { extends: true, test: { name: 'alone', include: measured } },
    ],
    setupFiles: ['test/unit/after-each.ts'],
    environment: 'node',
    // As `main/main.ts` has it.
    env: { SQLITE_USE_URI: '1' },
    // Processes rather than threads: the folder that a test goes to (`chdir`) is its process's alone.
    pool: 'forks',
    // One more than there are processors: mirroring waits for answers.
    maxWorkers: availableParallelism() + 1,
    // Thousands of random cases on a busy machine; what hangs is still found.
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    // By itself a second, which a busy machine lets pass before it does anything.
    expect: { poll: { timeout: 30_000, interval: 5 } },
    // `npm run test:coverage`; the components are drawn by the app tests, which run the built program.
    coverage: {
      provider: 'v8',
      include: ['main/**/*.ts', 'preload/**/*.ts', 'renderer/**/*.ts'],
      exclude: ['main/sample-crm/**', '**/*.d.ts'],
      reporter: [['text', { maxCols: 120 }], 'html'],
      reportsDirectory: 'test-results/coverage',
    },
    server: { deps: { inline: [/svelte/] } },
  },
});
