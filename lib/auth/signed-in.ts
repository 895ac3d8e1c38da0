import type { Account } from "./schema.ts";

/** The pair a browser holds as cookies; ages are what is left of each. */
export type SessionTokens = { accessToken: string; accessMaxAgeSeconds: number; refreshToken: string; refreshMaxAgeSeconds: number };

export type SignedIn = SessionTokens & { account: Account };
