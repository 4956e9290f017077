import { defineConfig } from '@playwright/test';

/** Tests of an installed package, one after another: each goes on where the one before it ended. `npm run test:package` runs them. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 180_000,
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
