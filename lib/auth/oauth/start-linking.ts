import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { providerUnavailable } from "./errors.ts";
import { sealLinkIntent } from "./link-intent.ts";
import type { OAuthProvider } from "./schema.ts";

/** The page to return to from the provider, with what makes that return a link for this session. */
export async function startLinking(ctx: Context<AuthDeps>, { provider }: { provider: OAuthProvider }): Promise<{ returnTo: string }> {
  const { auth } = ctx.deps;
  const { sessionId } = requireUser(ctx);
  if (auth.oauth[provider] === null) throw providerUnavailable();
  const intent = sealLinkIntent(auth.secret, { sessionId, provider }, ctx.clock.now());
  return { returnTo: `/settings/security?link=${intent}` };
}
