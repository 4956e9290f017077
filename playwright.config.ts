import { defineConfig } from '@playwright/test';

/** App tests start the built program in Electron; one at a time, since each fills both cores. */
export default defineConfig({
  // Pictures for the documents are drawn by `npm run screenshots` only; `npm run bench:window` measures.
  ...(process.env['KRONIKA_WINDOW_BENCH']
    ? { testDir: 'test/bench', testMatch: '**/*.measure.ts' }
    : { testDir: 'test/app', testMatch: process.env['KRONIKA_SCREENSHOTS'] ? '**/*.shots.ts' : '**/*.spec.ts' }),
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  // What is waited for comes late where the machine has much else to do; on any other this costs nothing.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ...(process.env['KRONIKA_APP_RESULTS']
      ? [['json', { outputFile: process.env['KRONIKA_APP_RESULTS'] }] as const]
      : []),
  ],
  use: { trace: 'off' },
});
