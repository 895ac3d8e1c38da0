import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { createLinkToken } from "../link-token.ts";
import type { PasswordResetRecord } from "../password-reset.store.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";

export const RESET_MINUTES = 30;

/** The address to hand over and the row that knows it by its hash alone. The token stands behind `#`, which no browser sends anywhere. */
export function makeResetLink(
  ctx: Context<Pick<AuthDeps, "auth">>,
  user: Pick<UserRecord, "_id">,
): { link: string; record: PasswordResetRecord } {
  const { token, tokenHash } = createLinkToken("pwreset");
  const now = ctx.clock.now();
  const expiresAt = new Date(now + RESET_MINUTES * 60_000);
  const record = { _id: createId("passwordReset"), userId: user._id, tokenHash, createdAt: new Date(now), expiresAt };
  return { link: `${ctx.deps.auth.baseUrl}/reset#${token}`, record };
}
