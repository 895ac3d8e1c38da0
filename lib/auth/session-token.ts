import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createRecencyMap } from "../platform/recency-map.ts";
import { openToken, sealToken } from "./internal/token-seal.ts";
import { roleSchema } from "./schema.ts";

export const ACCESS_COOKIE = "auth_access";

/** What an access token says. Ids only: a token ends up in places where a name or an address must not. */
const accessClaimsSchema = z.object({
  sub: z.string(),
  orgId: z.string(),
  role: roleSchema,
  /** Session. */
  sid: z.string(),
  /** Token version. */
  tv: z.number().int(),
  /** Seconds since 1970, as RFC 7519 has it. */
  iat: z.number().int(),
  exp: z.number().int(),
  jti: z.string(),
});
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

type Subject = Omit<AccessClaims, "iat" | "exp" | "jti">;

export function createAccessToken(secret: string, subject: Subject, lifetime: { nowMs: number; ttlSeconds: number }): string {
  const iat = Math.floor(lifetime.nowMs / 1_000);
  return sealAccessToken(secret, { ...subject, iat, exp: iat + lifetime.ttlSeconds, jti: randomUUID() });
}

export function sealAccessToken(secret: string, claims: AccessClaims): string {
  return sealToken(secret, claims);
}

/** What a token says never changes, and a caller of the API sends theirs with each of many calls. Only authentic ones are kept. */
const opened = createRecencyMap<AccessClaims>(2_000);

/** Authentic claims, expired or not; null for everything else. */
export function parseAccessToken(secret: string, token: string): AccessClaims | null {
  const key = `${secret} ${token}`;
  const known = opened.get(key);
  if (known) return known;
  const claims = accessClaimsSchema.safeParse(openToken(secret, token));
  if (!claims.success) return null;
  opened.set(key, claims.data);
  return claims.data;
}

export function isExpired(claims: AccessClaims, nowMs: number): boolean {
  return claims.exp * 1_000 <= nowMs;
}

/** For claims that come back through next-auth. */
export function parseAccessClaims(value: unknown): AccessClaims | null {
  const claims = accessClaimsSchema.safeParse(value);
  return claims.success ? claims.data : null;
}
