// Serves the journeys' site on a fresh, seeded data folder, and removes the folder afterwards.
import { port, remove, seed, serve } from './program.mjs';

seed(port);
const server = serve(port);
const stop = () => server.kill('SIGTERM');
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
server.on('exit', (code) => {
  remove(port);
  process.exit(code ?? 0);
});
