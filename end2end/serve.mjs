// Starts the site on a fresh, seeded data folder, and removes the folder afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.VIDERE_SERVER ?? resolve(here, '../target/debug/server');
const data = mkdtempSync(join(tmpdir(), 'videre-end2end-'));
const port = process.env.VIDERE_TEST_PORT ?? '3777';
const env = {
  ...process.env,
  VIDERE_DATA_DIR: data,
  VIDERE_LISTEN: `127.0.0.1:${port}`,
  VIDERE_SITE: process.env.VIDERE_SITE ?? resolve(here, '../build/site'),
  RUST_LOG: process.env.RUST_LOG ?? 'warn',
};

const seed = spawnSync(program, ['seed'], { env, stdio: 'inherit' });
if (seed.status !== 0) {
  rmSync(data, { recursive: true, force: true });
  process.exit(seed.status ?? 1);
}
const server = spawn(program, ['serve'], { env, stdio: 'inherit' });
const stop = () => server.kill('SIGTERM');
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
server.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 0);
});
