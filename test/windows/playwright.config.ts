import { defineConfig } from '@playwright/test';

/** Tests that start programs of Windows under Wine, one after another. `npm run test:windows` runs them, in a Windows of their own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 600_000,
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
