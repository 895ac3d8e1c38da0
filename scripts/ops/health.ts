import { z } from "zod";
import { loadEnvironmentFiles } from "../local/dotenv.ts";

/** `pnpm health [URL]`: what a deployment says of itself. Ends with 1 when it is unhealthy or does not answer. */
const TIMEOUT_MS = 10_000;
const DEFAULT_URL = "http://localhost:3000";

const healthSchema = z.object({ status: z.string(), mode: z.string(), version: z.string(), uptime: z.string() });
const detailedSchema = z.object({
  services: z.record(z.string(), z.object({ status: z.string(), latency: z.number().nullable() })),
  providers: z.record(z.string(), z.object({ status: z.string(), latency: z.number().nullable() })),
  metrics: z.record(z.string(), z.number().nullable()),
});

loadEnvironmentFiles();
const base = process.argv[2] ?? process.env.NEXT_PUBLIC_APP_URL ?? DEFAULT_URL;

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(new URL(path, base), { signal: AbortSignal.timeout(TIMEOUT_MS) });
  return schema.parse(await response.json());
}

function printStates(title: string, states: z.infer<typeof detailedSchema>["services"]): void {
  console.log(title);
  for (const [name, { status, latency }] of Object.entries(states)) {
    const mark = status === "down" ? "✗" : status === "disabled" ? "·" : status === "degraded" ? "!" : "✓";
    console.log(`  ${mark} ${name.padEnd(16)} ${status.padEnd(12)} ${latency === null ? "" : `${latency} ms`}`.trimEnd());
  }
}

try {
  const { status, mode, version, uptime } = await read("/api/health", healthSchema);
  console.log(`${base}: ${status}, ${mode}, version ${version}, up ${uptime} since its deployment`);
  const { services, providers, metrics } = await read("/api/health/detailed", detailedSchema);
  printStates("Services", services);
  printStates("AI providers", providers);
  const known = Object.entries(metrics).map(([name, value]) => `${name} ${value ?? "not known"}`);
  console.log(`The last 15 minutes: ${known.join(", ")}`);
  if (status === "unhealthy") process.exitCode = 1;
} catch (error) {
  console.error(`${base} does not answer as a deployment does: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  process.exitCode = 1;
}
