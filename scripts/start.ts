import { parseArgs } from "node:util";
import { loadEnvironmentFiles } from "./local/dotenv.ts";
import { endWithParent } from "./local/end-with-parent.ts";
import { isBuilt } from "./local/page-build.ts";
import { portAdvice } from "./local/ports.ts";
import type { RunningServer } from "./serve.ts";

/** `pnpm start`: the built product with the services its environment names. */
const { values } = parseArgs({
  options: {
    port: { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    "ignore-env-files": { type: "boolean", default: false },
  },
});
const port = Number(values.port ?? process.env.PORT ?? 3000);

let server: RunningServer | null = null;
const end = endWithParent(async () => server?.close());

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

if (!values["ignore-env-files"]) loadEnvironmentFiles();
if (!process.env.MONGODB_URI && !process.env.MONGODB_URI_FILE && !process.env.VAULT_ENDPOINT) {
  stop(
    "MONGODB_URI is not set, so there is no database to start with.\n" +
      "  To try the product on this machine, with everything it needs:  npm run demo\n" +
      "  To run it with your own services, set the variables of .env.example (`pnpm doctor` checks them).",
  );
}
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? "production" });
// Only now: a vault that the files name is asked while this is loaded.
const { EnvError, getEnv } = await import("../lib/platform/env.ts");
try {
  getEnv();
} catch (error) {
  stop(error instanceof EnvError ? error.message : String(error));
}
if (!isBuilt()) stop("The pages are not built, or not from these sources. Run `pnpm build` first.");

try {
  const { serve } = await import("./serve.ts");
  server = await serve({ port, hostname: values.host });
  if (process.send) process.send({ type: "ready", port: server.port });
  else console.log(`Aegis listens on http://${values.host === "127.0.0.1" ? "localhost" : values.host}:${server.port}`);
} catch (error) {
  console.error(isPortTaken(error) ? await portAdvice(port, "pnpm start --port") : error);
  end(1);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
