import type { BrowserContext } from "playwright-core";
import { createDemoAccount } from "../../../lib/auth/create-demo-account.ts";
import { REFRESH_COOKIE, REFRESH_COOKIE_PATH } from "../../../lib/auth/refresh-token.ts";
import { ACCESS_COOKIE } from "../../../lib/auth/session-token.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";

/** Signs a browser in to a fresh organization, past the five in five minutes that the one address of all browser tests may open. */
export async function openDemoSession(context: BrowserContext, url: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const runtime = createRuntime(parseEnv(environment), { log: createLogger({ level: "silent" }) });
  try {
    const { accessToken, refreshToken } = await createDemoAccount(createSystemContext(runtime, { job: "browser-tests", orgId: "" }));
    const shared = { domain: new URL(url).hostname, httpOnly: true, sameSite: "Lax" } as const;
    await context.addCookies([
      { ...shared, name: ACCESS_COOKIE, value: accessToken, path: "/" },
      { ...shared, name: REFRESH_COOKIE, value: refreshToken, path: REFRESH_COOKIE_PATH },
    ]);
  } finally {
    await runtime.close();
  }
}
