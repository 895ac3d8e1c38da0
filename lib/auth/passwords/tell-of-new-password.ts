import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { toPasswordChangedLetter } from "./reset-letter.ts";

/** A letter after the reply; without a carrier there is none, and the change stands all the same. */
export async function tellOfNewPassword(ctx: Context<AuthDeps>, user: Pick<UserRecord, "email" | "name">): Promise<void> {
  const { mailer, afterReply, auth } = ctx.deps;
  if (mailer.kind === "none") return;
  const letter = toPasswordChangedLetter(user, { resetLink: `${auth.baseUrl}/forgot`, ip: ctx.ip, userAgent: ctx.userAgent });
  const work = mailer.send(letter).catch((error: unknown) => {
    ctx.log.warn({ error }, "a letter about a new password was not sent");
  });
  await afterReply.keep(() => work);
}
