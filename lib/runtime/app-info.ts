import { configuredProviders } from "../auth/oauth/providers.ts";
import type { OAuthProvider } from "../auth/oauth/schema.ts";
import { mailKindOf } from "../notifications/create-mailer.ts";
import { getEnv } from "../platform/env.ts";
import type { Mailer } from "../platform/mailer.ts";
import type { Mode } from "./platform-deps.ts";

export type AppInfo = {
  mode: Mode;
  version: string;
  isSignUpOpen: boolean;
  isVercel: boolean;
  baseUrl: string;
  /** Where letters go: to people, to the page at /dev/mail, or nowhere. */
  mailKind: Mailer["kind"];
  providers: readonly OAuthProvider[];
};

/** What pages may know about the deployment; read on the server, safe to show. */
export function getAppInfo(): AppInfo {
  const env = getEnv();
  const { version, isVercel, baseUrl } = env;
  return {
    mode: toMode(env),
    version,
    isSignUpOpen: env.auth.isSignUpOpen,
    isVercel,
    baseUrl,
    mailKind: mailKindOf(env.mail, env.smtp),
    providers: configuredProviders(env.oauthClients),
  };
}

/** Without a key of any AI provider everything is answered by the demo engine, in production too. */
export function toMode(env: { modelKeys: Readonly<Record<string, object | null>>; nodeEnv: string }): Mode {
  if (Object.values(env.modelKeys).every((key) => key === null)) return "demo";
  return env.nodeEnv === "production" ? "production" : "development";
}
