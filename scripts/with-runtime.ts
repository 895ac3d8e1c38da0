import { createRuntime } from "../lib/runtime/create-runtime.ts";
import type { Runtime } from "../lib/runtime/runtime.ts";
import { loadEnvironmentFiles } from "./local/dotenv.ts";

/** What every command on the product's stores shares: configuration, a clear word when it is wrong, closing, the exit code. */
export async function withRuntime(run: (runtime: Runtime) => Promise<void>): Promise<void> {
  loadEnvironmentFiles();
  // Only now: a vault that these files name is asked while this is loaded.
  const { EnvError, getEnv } = await import("../lib/platform/env.ts");
  let runtime: Runtime | null = null;
  try {
    runtime = createRuntime(getEnv());
    await run(runtime);
  } catch (error) {
    console.error(error instanceof EnvError ? error.message : error);
    if (error instanceof EnvError) console.error("To try the product without configuring anything: npm run demo");
    process.exitCode = 1;
  } finally {
    await runtime?.close();
  }
}
