import type { OAuthProvider } from "./schema.ts";

export type OAuthClient = { clientId: string; clientSecret: string };

/** Where providers answer. The deployment's are fixed; a test puts its own in their place. */
export type OAuthEndpoints = {
  googleDiscovery: string;
  github: { authorize: string; token: string; api: string };
  /** How long one answer may take. */
  timeoutMs: number;
};

export const OAUTH_ENDPOINTS: OAuthEndpoints = {
  googleDiscovery: "https://accounts.google.com/.well-known/openid-configuration",
  github: {
    authorize: "https://github.com/login/oauth/authorize",
    token: "https://github.com/login/oauth/access_token",
    api: "https://api.github.com",
  },
  timeoutMs: 5_000,
};

/** Null: not configured, and then it is offered nowhere. */
export type OAuthSettings = Readonly<Record<OAuthProvider, OAuthClient | null>> & { endpoints: OAuthEndpoints };

export function configuredProviders(settings: Readonly<Record<OAuthProvider, OAuthClient | null>>): OAuthProvider[] {
  return (["google", "github"] as const).filter((provider) => settings[provider] !== null);
}
