import { z } from "zod";
import { deriveKey } from "../internal/derive-key.ts";
import { openToken, sealToken } from "../internal/token-seal.ts";
import { type OAuthProvider, oauthProviderSchema } from "./schema.ts";

/**
 * That a journey to a provider is to link an account and not to sign in, and for which session. It travels in the address the
 * journey returns to, which belongs to this one journey: a sign-in begun elsewhere in the same browser does not carry it.
 */
const intentSchema = z.object({ sid: z.string(), provider: oauthProviderSchema, exp: z.number() });

const LIFETIME_MS = 15 * 60_000;

export function sealLinkIntent(secret: string, intent: { sessionId: string; provider: OAuthProvider }, nowMs: number): string {
  return sealToken(keyOf(secret), { sid: intent.sessionId, provider: intent.provider, exp: nowMs + LIFETIME_MS });
}

export function openLinkIntent(secret: string, token: string, nowMs: number): { sessionId: string; provider: OAuthProvider } | null {
  const intent = intentSchema.safeParse(openToken(keyOf(secret), token));
  if (!intent.success || intent.data.exp <= nowMs) return null;
  return { sessionId: intent.data.sid, provider: intent.data.provider };
}

function keyOf(secret: string): string {
  return deriveKey(secret, "oauth-link").toString("base64");
}
