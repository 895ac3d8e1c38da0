import { createHmac, timingSafeEqual } from "node:crypto";
import { createSecretToken } from "../platform/crypto/secret-token.ts";
import { deriveKey } from "./internal/derive-key.ts";

/**
 * A refresh token is `<session>.<256-bit secret>.<tag>`. The tag proves that we issued it, so a spent token of any age
 * leads to its session and ends it, while a guessed one ends nobody's. A successor is a keyed function of its
 * predecessor: two tabs that present the same token get the same answer and nothing has to be stored for it.
 */
export const REFRESH_COOKIE = "auth_refresh";
/** The browser sends it nowhere else. */
export const REFRESH_COOKIE_PATH = "/api/auth";

const TAG_BYTES = 16;

export function createRefreshToken(serverSecret: string, sessionId: string): string {
  return withTag(serverSecret, sessionId, createSecretToken());
}

export function successorOf(serverSecret: string, sessionId: string, token: string): string {
  const secret = createHmac("sha256", deriveKey(serverSecret, "refresh-successor")).update(token).digest("base64url");
  return withTag(serverSecret, sessionId, secret);
}

/** The session an authentic token belongs to, else null. Says nothing about whether the token is still good. */
export function parseRefreshToken(serverSecret: string, token: string): { sessionId: string } | null {
  const match = /^(ses_[0-9A-Z]{26})\.([\w-]{43})\.([\w-]{22})$/.exec(token);
  const [, sessionId, secret, tag] = match ?? [];
  if (sessionId === undefined || secret === undefined || tag === undefined) return null;
  const isAuthentic = timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(serverSecret, sessionId, secret)));
  return isAuthentic ? { sessionId } : null;
}

function withTag(serverSecret: string, sessionId: string, secret: string): string {
  return `${sessionId}.${secret}.${tagOf(serverSecret, sessionId, secret)}`;
}

function tagOf(serverSecret: string, sessionId: string, secret: string): string {
  const mac = createHmac("sha256", deriveKey(serverSecret, "refresh-tag")).update(`${sessionId}.${secret}`).digest();
  return mac.subarray(0, TAG_BYTES).toString("base64url");
}
