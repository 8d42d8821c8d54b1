// A site of a journey's own, beside the one that all share: where its settings or its clock must be others.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { blockIndex, freeIndex, port, remove, seed, serve } from '../program.mjs';
import { expect } from './support';

export class OwnSite {
  readonly url: string;
  private readonly port: number;
  private server?: ChildProcess;

  /** Each journey takes another place after the shared site's port, since journeys may run beside each other. */
  constructor(place: number) {
    this.port = port + place;
    this.url = `http://127.0.0.1:${this.port}`;
  }

  /** Seeds the site and opens it. */
  async open(settings: Record<string, string> = {}) {
    seed(this.port);
    await this.start(settings);
  }

  /** Seeds the site and opens it where it can lay no search index: it answers without, and is not ready. */
  async openWithoutIndex(settings: Record<string, string> = {}) {
    seed(this.port);
    blockIndex(this.port);
    await this.start(settings, '/live');
  }

  /** Takes away what kept the site from laying its index; the rest it does by itself. */
  freeIndex() {
    freeIndex(this.port);
  }

  /** Closes the site and opens it again with other settings; what it keeps stays. */
  async reopen(settings: Record<string, string>) {
    await this.stop();
    await this.start(settings);
  }

  async close() {
    await this.stop();
    remove(this.port);
  }

  private async start(settings: Record<string, string>, sign = '/ready') {
    this.server = serve(this.port, settings);
    await expect(async () => {
      expect((await fetch(this.url + sign)).ok).toBe(true);
    }).toPass({ timeout: 60_000 });
  }

  private async stop() {
    if (this.server !== undefined && this.server.exitCode === null && this.server.signalCode === null) {
      const gone = once(this.server, 'exit');
      this.server.kill('SIGTERM');
      await gone;
    }
  }
}
