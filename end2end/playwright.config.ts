// Every journey runs twice: with the islands, and with JavaScript switched off. One server, one browser
// kind (the system's Chromium), one journey at a time: they share a catalogue. A journey that fails is tried
// once more and then listed as flaky: a red line twice is a fault, once may be the machine.
import { defineConfig } from '@playwright/test';
import { port } from './program.mjs';

export const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'tests',
  outputDir: 'results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI ? 1 : 0,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL: origin,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
    },
  },
  projects: [
    { name: 'wasm' },
    { name: 'no-js', testIgnore: /\.wasm\.spec\.ts$/, use: { javaScriptEnabled: false } },
  ],
  webServer: {
    command: 'node serve.mjs',
    url: `${origin}/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: { VIDERE_TEST_PORT: String(port) },
  },
});
