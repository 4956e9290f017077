import { defineConfig } from '@playwright/test';
import { patienceMs } from './build/test/patience.mjs';

// The virtual screens that `npm test` started; the file of tests that a worker runs has one for itself.
const screens = process.env['KRONIKA_SCREENS']?.split(' ') ?? [];
const own = screens[Number(process.env['TEST_PARALLEL_INDEX'])];
if (own !== undefined) process.env['DISPLAY'] = own;

/** App tests start the built program in Electron; as many at a time as there are screens, since a screen has one focus and one clipboard. */
export default defineConfig({
  // Pictures for the documents are drawn by `npm run screenshots` only; `npm run bench:window` measures.
  ...(process.env['KRONIKA_WINDOW_BENCH']
    ? { testDir: 'test/bench', testMatch: '**/*.measure.ts' }
    : { testDir: 'test/app', testMatch: process.env['KRONIKA_SCREENSHOTS'] ? '**/*.shots.ts' : '**/*.spec.ts' }),
  outputDir: 'test-results',
  workers: Math.max(screens.length, 1),
  timeout: 360_000,
  // What is waited for comes late where the machine has much else to do; on any other this costs nothing.
  expect: { timeout: patienceMs },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ...(process.env['KRONIKA_APP_RESULTS']
      ? [['json', { outputFile: process.env['KRONIKA_APP_RESULTS'] }] as const]
      : []),
  ],
  use: { trace: 'off' },
});
