import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** More for more random cases, whose folders have to be taken away as well. */
const patienceMs = 60_000 * Math.max(Number(process.env['KRONIKA_RANDOM'] ?? 1), 1);

/** Unit tests run under plain Node: real SQLite, real HTTP on 127.0.0.1, temporary folders. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  // Rune files (`*.svelte.ts`) are compiled as for the window: compiled as for a server, their state would be dead in a test.
  environments: {
    ssr: { consumer: 'client', resolve: { conditions: ['browser', ...defaultServerConditions] } },
  },
  test: {
    include: ['test/unit/**/*.test.ts'],
    environment: 'node',
    // As fast as threads (measured: 74 s and 83 s for 404 tests on a busy machine), and a binding that crashes takes only
    // its own file along.
    pool: 'forks',
    // One for each processor: by itself Vitest leaves one idle, here the second of two.
    maxWorkers: availableParallelism(),
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
