// The program under test with its surroundings: for `serve.mjs`, and for journeys in which an operator does something by
// hand while the site runs.
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const port = process.env.VIDERE_TEST_PORT ?? '3777';

export const program = process.env.VIDERE_SERVER ?? resolve(here, '../target/debug/server');
/** The data folder of the site on this port. */
export const data = join(tmpdir(), `videre-end2end-${port}`);
export const env = {
  ...process.env,
  VIDERE_DATA_DIR: data,
  VIDERE_LISTEN: `127.0.0.1:${port}`,
  VIDERE_SITE: process.env.VIDERE_SITE ?? resolve(here, '../build/site'),
  RUST_LOG: process.env.RUST_LOG ?? 'warn',
};
