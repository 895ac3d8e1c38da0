import { getEnv } from "../platform/env.ts";
import type { Mode } from "./platform-deps.ts";

export type AppInfo = { mode: Mode; version: string; isSignUpOpen: boolean; isVercel: boolean; baseUrl: string };

/** What pages may know about the deployment; read on the server, safe to show. */
export function getAppInfo(): AppInfo {
  const env = getEnv();
  return { mode: toMode(env), version: env.version, isSignUpOpen: env.auth.isSignUpOpen, isVercel: env.isVercel, baseUrl: env.baseUrl };
}

/** Without a key of any AI provider everything is answered by the demo engine, in production too. */
export function toMode(env: { modelKeys: Readonly<Record<string, object | null>>; nodeEnv: string }): Mode {
  if (Object.values(env.modelKeys).every((key) => key === null)) return "demo";
  return env.nodeEnv === "production" ? "production" : "development";
}
