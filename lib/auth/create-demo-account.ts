import { randomBytes, randomInt } from "node:crypto";
import type { Context } from "../platform/context.ts";
import { DEMO_DOMAIN } from "./demo-address.ts";
import { demoUnavailable } from "./errors.ts";
import { openAccount } from "./internal/open-account.ts";
import type { AuthDeps } from "./ports.ts";
import type { SignedIn } from "./signed-in.ts";

/** A visitor's own sandbox. Its password is known to nobody, so the session is the only way in. */
export async function createDemoAccount(ctx: Context<AuthDeps>): Promise<SignedIn> {
  if (!ctx.deps.auth.isDemo) throw demoUnavailable();
  const name = `Visitor ${randomInt(1_000, 10_000)}`;
  return openAccount(ctx, {
    name,
    email: `visitor-${randomBytes(10).toString("hex")}@${DEMO_DOMAIN}`,
    password: randomBytes(32).toString("base64url"),
    organizationName: `Demo of ${name}`,
    isDemo: true,
  });
}
