// Starts the site on a fresh, seeded data folder, and removes the folder afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { data, env, program } from './program.mjs';

const remove = () => rmSync(data, { recursive: true, force: true });

// One that was killed may have left its own.
remove();
mkdirSync(data, { mode: 0o700 });
const seed = spawnSync(program, ['seed'], { env, stdio: 'inherit' });
if (seed.status !== 0) {
  remove();
  process.exit(seed.status ?? 1);
}
const server = spawn(program, ['serve'], { env, stdio: 'inherit' });
const stop = () => server.kill('SIGTERM');
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
server.on('exit', (code) => {
  remove();
  process.exit(code ?? 0);
});
