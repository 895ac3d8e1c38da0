// What was decided about the deployment, as every request needs it: out of memory for a second, then read again, once for all requests
// that wait for it. They must never stop the product: what cannot be read in time stays as it was last known, and the log says so.

import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import { withinTime } from "../within-time.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS, type DeploymentSettings } from "./deployment-settings.schema.ts";
import { type DeploymentSettingsStore, toDeploymentSettings } from "./deployment-settings.store.ts";

export type KeptDeploymentSettings = {
  /** At most a second old; never fails. */
  get(): Promise<DeploymentSettings>;
  /** The same without waiting, where they are fresh enough; else null. */
  peek(): DeploymentSettings | null;
  /** As last read, whenever that was. */
  lastKnown(): DeploymentSettings;
  /** After a change made here. */
  forget(): void;
};

const FRESH_MS = 1_000;
const TIMEOUT_MS = 500;

type Parts = { store: Pick<DeploymentSettingsStore, "findLast">; clock: Pick<Clock, "now">; log: Logger; timeoutMs?: number };

export function createDeploymentSettings({ store, clock, log, timeoutMs = TIMEOUT_MS }: Parts): KeptDeploymentSettings {
  let known = DEFAULT_DEPLOYMENT_SETTINGS;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<DeploymentSettings> | null = null;
  let generation = 0;

  async function read(): Promise<DeploymentSettings> {
    const [mine, startedAt] = [generation, clock.now()];
    try {
      const settings = toDeploymentSettings(await withinTime(timeoutMs, store.findLast(), "The deployment's settings came too late."));
      if (mine === generation) [known, readAt] = [settings, startedAt];
      return settings;
    } catch (error) {
      log.warn({ error }, "the deployment's settings could not be read; the last known ones count");
      if (mine === generation) readAt = clock.now();
      return known;
    } finally {
      if (mine === generation) reading = null;
    }
  }

  const peek = () => (Math.abs(clock.now() - readAt) < FRESH_MS ? known : null);
  return {
    peek,
    lastKnown: () => known,
    async get() {
      const fresh = peek();
      if (fresh) return fresh;
      reading ??= read();
      return reading;
    },
    forget() {
      generation += 1;
      readAt = Number.NEGATIVE_INFINITY;
      reading = null;
    },
  };
}
