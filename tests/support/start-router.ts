import { ProviderError, type ProviderFailure } from "../../lib/ai/errors.ts";
import type { Provider } from "../../lib/ai/ports.ts";
import { createRouter, type RouterDeps } from "../../lib/ai/router.ts";
import type { Attempt, RouteRequest, RouterSettings } from "../../lib/ai/routing.ts";
import type { StreamPart } from "../../lib/ai/schema.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { createMetrics } from "../../lib/platform/metrics.ts";
import { type Cue, createScriptedProvider, type ScriptedProvider } from "./fakes/scripted-provider.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

/** A router over scripted providers, in memory and in a time the test moves. */
export const CTX = { orgId: "org_1", userId: null };
const open = new AbortController().signal;
export const ask = (fields: Partial<RouteRequest> = {}): RouteRequest => ({
  messages: [{ role: "user", content: "Hi" }],
  signal: open,
  ...fields,
});
export const fail = (reason: ProviderFailure, options: ConstructorParameters<typeof ProviderError>[2] = {}) =>
  new ProviderError(reason, "No.", options);

type Script = readonly Cue[] | ((call: number) => readonly Cue[]);
export function named(name: string, script: Script, traits: Parameters<typeof createScriptedProvider>[1] = {}): ScriptedProvider {
  return createScriptedProvider((_request, call) => (typeof script === "function" ? script(call) : script), { name, ...traits });
}

export function startRouter(
  providers: readonly Provider[],
  settings: Partial<RouterSettings> = {},
  random = () => 0,
  policyOf?: RouterDeps["policyOf"],
) {
  return routerOf(providers, createManualClock(), { settings, random, ...(policyOf && { policyOf }) });
}

/** The same in a time the providers live in too. */
export function routerOf(
  providers: readonly Provider[],
  clock: ManualClock,
  more: Partial<Pick<RouterDeps, "settings" | "random" | "policyOf">> = {},
) {
  const metrics = createMetrics();
  const router = createRouter({
    sources: [{ origin: "platform", list: async () => providers }],
    redis: null,
    redisTimeoutMs: 100,
    log: createLogger({ level: "silent" }),
    random: () => 0,
    ...{ clock, metrics, ...more },
  });
  return { router, clock, metrics };
}

export async function textOf(parts: AsyncIterable<StreamPart>): Promise<string> {
  let text = "";
  for await (const part of parts) if (part.type === "text") text += part.text;
  return text;
}

export const shortly = (attempts: readonly Attempt[]) => attempts.map(({ provider, outcome, reason }) => [provider, outcome, reason]);
export const errorOf = (work: Promise<unknown>): Promise<ProviderError> =>
  work.then(
    () => Promise.reject(new Error("It must fail.")),
    (error: unknown) => (error instanceof ProviderError ? error : Promise.reject(error)),
  );
