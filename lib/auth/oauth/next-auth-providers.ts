import type { OAuthConfig } from "next-auth/providers/oauth";
import { configuredProviders, type OAuthSettings } from "./providers.ts";

/**
 * Google and GitHub for next-auth, which does the journey: state and PKCE with both, a nonce and the signature of the id token
 * with Google. What a profile means is decided elsewhere; next-auth only has to find an id in it.
 */
type Profile = Record<string, unknown>;

export function toNextAuthProviders(settings: OAuthSettings): OAuthConfig<Profile>[] {
  return configuredProviders(settings).map((provider) => (provider === "google" ? google(settings) : github(settings)));
}

function google({ google: client, endpoints }: OAuthSettings): OAuthConfig<Profile> {
  return {
    ...client,
    id: "google",
    name: "Google",
    type: "oauth",
    wellKnown: endpoints.googleDiscovery,
    authorization: { params: { scope: "openid email profile", prompt: "select_account" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: endpoints.timeoutMs },
    profile: ({ sub }) => ({ id: String(sub ?? "") }),
  };
}

function github({ github: client, endpoints }: OAuthSettings): OAuthConfig<Profile> {
  const { authorize, token, api } = endpoints.github;
  return {
    ...client,
    id: "github",
    name: "GitHub",
    type: "oauth",
    issuer: "https://github.com/login/oauth",
    authorization: { url: authorize, params: { scope: "read:user user:email" } },
    token,
    userinfo: {
      url: `${api}/user`,
      async request({ tokens }) {
        const [profile, emails] = await Promise.all([
          askGithub(`${api}/user`, tokens.access_token, endpoints.timeoutMs),
          askGithub(`${api}/user/emails`, tokens.access_token, endpoints.timeoutMs),
        ]);
        const found: { name?: string; emails: unknown } = { ...toObject(profile), emails };
        return found;
      },
    },
    checks: ["pkce", "state"],
    httpOptions: { timeout: endpoints.timeoutMs },
    profile: ({ id }) => ({ id: String(id ?? "") }),
  };
}

async function askGithub(url: string, accessToken: string | undefined, timeoutMs: number): Promise<unknown> {
  const headers = { accept: "application/vnd.github+json", authorization: `Bearer ${accessToken ?? ""}`, "user-agent": "aegis" };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}.`);
  return response.json();
}

function toObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
