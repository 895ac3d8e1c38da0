import * as z from "zod/mini";
import { ProblemError, toProblem, toProblemFromNetwork } from "./problem.ts";

const serviceStateSchema = z.enum(["connected", "operational", "disabled", "down"]);
export type ServiceState = z.infer<typeof serviceStateSchema>;

const healthSchema = z.object({
  status: z.enum(["healthy", "degraded", "unhealthy"]),
  mode: z.enum(["demo", "development", "production"]),
  timestamp: z.string(),
  uptime: z.string(),
  version: z.string(),
  services: z.record(z.string(), serviceStateSchema),
});
export type Health = z.infer<typeof healthSchema> & { answeredInMs: number };

/** A 503 is an answer here, not a failure: it says which store is down. */
export async function getHealth(signal: AbortSignal): Promise<Health> {
  const startedAt = performance.now();
  const response = await fetch("/api/health", { cache: "no-store", signal }).catch((cause: unknown) => {
    throw toProblemFromNetwork(cause);
  });
  const answeredInMs = Math.round(performance.now() - startedAt);
  const parsed = healthSchema.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  if (parsed.success) return { ...parsed.data, answeredInMs };
  if (!response.ok) throw await toProblem(response);
  throw new ProblemError({
    status: 0,
    code: "client.unexpected_reply",
    title: "Unexpected answer",
    detail: "The health report could not be read.",
  });
}
