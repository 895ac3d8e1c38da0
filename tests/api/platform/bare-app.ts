import { afterAll, inject } from "vitest";
import { createApp } from "../../../api/_app.ts";
import type { Route } from "../../../api/_http/define-route.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { Runtime, RuntimeOverrides } from "../../../lib/runtime/runtime.ts";

export type BareApp = { runtime: Runtime; logs: string[]; call(method: string, path: string, init?: RequestInit): Promise<Response> };

/** The app alone, without a socket and without touching any service first: for tests in which services are away. */
export function createBareApp(options: {
  environment: Record<string, string | undefined>;
  overrides?: RuntimeOverrides;
  routes?: readonly Route[];
}): BareApp {
  const environment = { ...inject("cloudEnvironment"), OPENAI_API_KEY: undefined, OPENAI_BASE_URL: undefined, NODE_ENV: "test" };
  const env = parseEnv({ ...environment, ...options.environment });
  const logs: string[] = [];
  const log = createLogger({ level: "debug", write: (line) => logs.push(line) });
  const runtime = createRuntime(env, { bcryptCost: 4, log, ...options.overrides });
  afterAll(() => runtime.close());
  const app = createApp(runtime, options.routes);
  return { runtime, logs, call: async (method, path, init) => app.fetch(new Request(`${env.baseUrl}${path}`, { method, ...init })) };
}

/** Nothing listens on port 1. */
export const AWAY = {
  mongo: "mongodb://127.0.0.1:1/away?directConnection=true",
  redis: "http://127.0.0.1:1",
  queue: "http://127.0.0.1:1",
} as const;
