import { createApiKeyStore } from "../auth/api-keys/api-key.store.ts";
import { createKeyStates } from "../auth/api-keys/key-states.ts";
import type { ApiKeyDeps } from "../auth/api-keys/ports.ts";
import { createAuthDeps } from "../auth/create-auth-deps.ts";
import { createMfaDeps } from "../auth/mfa/create-mfa-deps.ts";
import type { MfaDeps } from "../auth/mfa/ports.ts";
import { OAUTH_ENDPOINTS } from "../auth/oauth/providers.ts";
import { createMailer } from "../notifications/create-mailer.ts";
import { createTwilioVerify } from "../notifications/providers/twilio-verify.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import type { Clock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import type { Mode, PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

type Parts = Pick<PlatformDeps, "db" | "audit" | "cipher" | "log" | "deploymentSettings"> & {
  clock: Clock;
  mode: Mode;
  overrides: RuntimeOverrides;
};

/** Who somebody is, how they prove it, what stands behind a key, and how a letter reaches them. */
export function createIdentityDeps(env: Env, parts: Parts): MfaDeps & ApiKeyDeps {
  const { db, audit, cipher, log, deploymentSettings, clock, mode, overrides } = parts;
  const { bcryptCost, mailer } = overrides;
  const readRegistrations = async () => (await deploymentSettings.get()).registrations;
  const oauth = { ...env.oauthClients, endpoints: overrides.oauthEndpoints ?? OAUTH_ENDPOINTS };
  const auth = createAuthDeps(
    { db, audit, clock, mailer: mailer ?? createMailer(env.mail, env.smtp), afterReply: createAfterReply(env) },
    {
      ...env.auth,
      readRegistrations,
      baseUrl: env.baseUrl,
      oauth,
      isDemo: mode === "demo",
      ...(bcryptCost !== undefined && { bcryptCost }),
    },
  );
  const smsVerifier = overrides.smsVerifier ?? (env.twilioVerify && createTwilioVerify(env.twilioVerify));
  const apiKeys = createApiKeyStore(db);
  const keyStates = createKeyStates({ ...auth, apiKeys, log });
  return { ...auth, ...createMfaDeps(db, smsVerifier), apiKeys, keyStates, cipher };
}
