import { createIntegrationStore } from "../integrations/integration.store.ts";
import type { IntegrationDeps, PlatformIntegration } from "../integrations/ports.ts";
import { createUseCounter } from "../integrations/use-counter.ts";
import { createVault } from "../integrations/vault.ts";
import type { Clock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { createGuardedFetch } from "../platform/outbound/guarded-fetch.ts";
import { createOutboundGuard } from "../platform/outbound/outbound-guard.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

type Parts = Pick<PlatformDeps, "db" | "cipher" | "log">;
type OwnDeps = Pick<IntegrationDeps, "integrations" | "vault" | "outbound" | "platformIntegrations">;

const TEST_TIMEOUT_MS = 5_000;

/** Stored secrets, and the one way to addresses that customers choose. */
export function createIntegrationDeps(env: Env, { db, cipher, log }: Parts, clock: Clock, overrides: RuntimeOverrides): OwnDeps {
  const store = createIntegrationStore(db);
  const { vendorUrls = {}, testTimeoutMs = TEST_TIMEOUT_MS, resolve } = overrides.outbound ?? {};
  const guard = createOutboundGuard({ isLoopbackAllowed: env.isLoopbackAllowed, ...(resolve && { resolve }) });
  return {
    integrations: store,
    vault: createVault({ store, cipher, clock, uses: createUseCounter({ store, clock, log }) }),
    outbound: { guard, fetch: createGuardedFetch(guard), vendorUrls, testTimeoutMs },
    platformIntegrations: listPlatformIntegrations(env),
  };
}

/** That they are there, and nothing else of them. */
function listPlatformIntegrations({ modelKeys, mail }: Env): PlatformIntegration[] {
  const { openai, anthropic, google, groq, xai } = modelKeys;
  const known = [
    ["openai", openai !== null],
    ["claude", anthropic !== null],
    ["gemini", google !== null],
    ["groq", groq !== null],
    ["xai", xai !== null],
    ["sendgrid", mail !== null && !mail.isLocal],
  ] as const;
  return known.flatMap(([type, isThere]) => (isThere ? [{ type }] : []));
}
