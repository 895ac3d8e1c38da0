import { randomBytes } from "node:crypto";
import { createAccount } from "../../../lib/auth/create-account.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";

/** Somebody with a password, past the five registrations in five minutes that the one address of all browser tests has. */
export async function createAccountOnStage(environment: Readonly<Record<string, string>>): Promise<{ email: string; password: string }> {
  const runtime = createRuntime(parseEnv(environment), { log: createLogger({ level: "silent" }) });
  try {
    const email = `browser-${randomBytes(6).toString("hex")}@tests.example`;
    const password = `pass ${randomBytes(12).toString("hex")}`;
    await createAccount(createSystemContext(runtime, { job: "browser-tests", orgId: "" }), { name: "Browser Person", email, password });
    return { email, password };
  } finally {
    await runtime.close();
  }
}
