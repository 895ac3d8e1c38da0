import type { Provider, ProviderTimeouts } from "../ai/ports.ts";
import type { RouterSettings } from "../ai/routing.ts";
import type { ChatSettings } from "../chat/ports.ts";
import type { Clock } from "../platform/clock.ts";
import type { DatabaseOptions } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";
import type { AppDeps } from "./deps.ts";

/** Everything one process works with. */
export type Runtime = {
  env: Env;
  deps: AppDeps;
  /** Names this process in leases and logs. */
  owner: string;
  limitFactor: number;
  close(): Promise<void>;
};

/** What a test or a bench may set; a deployment never does. */
export type RuntimeOverrides = {
  clock?: Clock;
  log?: Logger;
  jobTiming?: JobTiming;
  chatSettings?: Partial<ChatSettings>;
  providers?: readonly Provider[];
  providerTimeouts?: ProviderTimeouts;
  router?: Partial<RouterSettings>;
  bcryptCost?: number;
  redisTimeoutMs?: number;
  limitTimeoutMs?: number;
  database?: DatabaseOptions;
  /** Multiplies every limit. */
  limitFactor?: number;
};
