// The program under test with its surroundings: for `serve.mjs`, for journeys with a site of their own, and for those
// in which an operator does something by hand while the site runs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.VIDERE_SERVER ?? resolve(here, '../target/debug/server');

/** The port of the site that the journeys share. */
export const port = Number(process.env.VIDERE_TEST_PORT ?? '3777');

const dataOn = (port) => join(tmpdir(), `videre-end2end-${port}`);

const envOn = (port) => ({
  ...process.env,
  VIDERE_DATA_DIR: dataOn(port),
  VIDERE_LISTEN: `127.0.0.1:${port}`,
  VIDERE_SITE: process.env.VIDERE_SITE ?? resolve(here, '../build/site'),
  RUST_LOG: process.env.RUST_LOG ?? 'warn',
});

/** Runs a command of the program on the data of the site on this port, to its end. */
export const command = (port, args, options = {}) =>
  spawnSync(program, args, { env: envOn(port), encoding: 'utf8', ...options });

/** Serves the site on this port; `settings` are added to its surroundings. */
export const serve = (port, settings = {}) =>
  spawn(program, ['serve'], { env: { ...envOn(port), ...settings }, stdio: 'inherit' });

/** Removes what the site on this port has kept. */
export const remove = (port) => rmSync(dataOn(port), { recursive: true, force: true });

/** Lays a fresh, seeded data folder for the site on this port. */
export function seed(port) {
  // One that was killed may have left its own.
  remove(port);
  mkdirSync(dataOn(port), { mode: 0o700 });
  const { error, status } = command(port, ['seed'], { stdio: 'inherit' });
  if (status !== 0) {
    remove(port);
    throw error ?? new Error(`the demonstration could not be laid: ${status}`);
  }
}

const indexOn = (port) => join(dataOn(port), 'index');

/** Puts a file where the site on this port would lay the folder of its search index: it cannot lay one. */
export const blockIndex = (port) => writeFileSync(indexOn(port), '');

/** Takes that file away again. */
export const freeIndex = (port) => rmSync(indexOn(port));
