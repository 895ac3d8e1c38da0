import { createHmac } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { lockedOut } from "../errors.ts";
import { delayAfter, FAILURE_MEMORY_MS, networkOf } from "../lockout.ts";
import type { AuthDeps } from "../ports.ts";
import { deriveKey } from "./derive-key.ts";

const RACES = 8;

/**
 * Counts an attempt before the password is looked at and gives back how to forget it on success. Counting afterwards
 * would let a burst of parallel guesses pass before the first failure is written.
 */
export async function countAttempt(ctx: Context<AuthDeps>, emailNormalized: string): Promise<{ forget(): Promise<void> }> {
  const { attempts, auth } = ctx.deps;
  const id = attemptIdOf(auth.secret, emailNormalized, ctx.ip);
  for (let race = 0; race < RACES; race += 1) {
    const now = ctx.clock.now();
    const record = await attempts.find(id);
    const waitMs = record ? record.lockedUntil.getTime() - now : 0;
    if (waitMs > 0) throw lockedOut(Math.ceil(waitMs / 1_000));
    const failures = (record && record.expiresAt.getTime() > now ? record.failures : 0) + 1;
    const next = { _id: id, failures, lockedUntil: new Date(now + delayAfter(failures)), expiresAt: new Date(now + FAILURE_MEMORY_MS) };
    if (await attempts.count(record?.failures ?? 0, next)) return { forget: () => attempts.clear(id) };
  }
  throw lockedOut(1);
}

function attemptIdOf(secret: string, emailNormalized: string, ip: string): string {
  return createHmac("sha256", deriveKey(secret, "sign-in-attempt"))
    .update(JSON.stringify([emailNormalized, networkOf(ip)]))
    .digest("base64url");
}
