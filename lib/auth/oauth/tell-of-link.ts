import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { PROVIDER_NAMES } from "./errors.ts";
import type { OAuthProvider } from "./schema.ts";

/** After the commit: a letter that cannot leave undoes nothing. Whoever owns the account learns of another way into it. */
export async function tellOfLink(
  ctx: Context<AuthDeps>,
  userId: string,
  change: { provider: OAuthProvider; isLinked: boolean },
): Promise<void> {
  const { users, mailer, auth } = ctx.deps;
  const user = await users.find(userId);
  if (!user) return;
  const name = PROVIDER_NAMES[change.provider];
  const subject = change.isLinked ? `A ${name} account signs you in now` : `Your ${name} account was unlinked`;
  const news = change.isLinked
    ? `A ${name} account was linked with your account. From now on it signs you in.`
    : `Your ${name} account was unlinked. It no longer signs you in.`;
  const closing = "If this was not you, look at your ways to sign in and end your other sessions:";
  const text = `Hello ${user.name},\n\n${news}\n\n${closing}\n\n${auth.baseUrl}/settings/security\n`;
  await mailer
    .send({ to: { email: user.email, name: user.name }, subject, text })
    .catch((error: unknown) => ctx.log.warn({ userId, error }, "a letter about a linked account could not be sent"));
}
