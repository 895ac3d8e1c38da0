import { createHmac } from "node:crypto";
import type { Context } from "../../../platform/context.ts";
import { tooManyCodes } from "../../errors.ts";
import { type CountedAttempt, countInRow } from "../../internal/count-attempt.ts";
import { deriveKey } from "../../internal/derive-key.ts";
import { delayAfter, FREE_FAILURES, networkOf } from "../../lockout.ts";
import type { AuthDeps } from "../../ports.ts";
import type { SecondStepMethod } from "../../proof.ts";

/**
 * Six digits are few, and whoever guesses them has the password already. So wrong codes count twice: for the account from one
 * network, like passwords, and for the account as a whole, which many networks cannot get around. The second count spares recovery
 * codes, which nobody guesses: they stay open to the owner while somebody else is being slowed down.
 */
const FREE_CODES = 20;

export async function countCode(ctx: Context<AuthDeps>, userId: string, method: SecondStepMethod): Promise<Pick<CountedAttempt, "forget">> {
  const ids = [idOf(ctx, [userId, networkOf(ctx.ip)])];
  await countInRow(ctx, idOf(ctx, [userId, networkOf(ctx.ip)]));
  if (method !== "recovery") {
    ids.push(idOf(ctx, [userId]));
    await countInRow(ctx, idOf(ctx, [userId]), { delayAfter: delayAfterCodes, refuse: tooManyCodes });
  }
  return { forget: async () => void (await Promise.all(ids.map((id) => ctx.deps.attempts.clear(id)))) };
}

/** As for passwords, fifteen failures later. */
function delayAfterCodes(failures: number): number {
  return failures < FREE_CODES ? 0 : delayAfter(failures - FREE_CODES + FREE_FAILURES);
}

function idOf(ctx: Context<AuthDeps>, parts: readonly string[]): string {
  return createHmac("sha256", deriveKey(ctx.deps.auth.secret, "code-attempt")).update(JSON.stringify(parts)).digest("base64url");
}
