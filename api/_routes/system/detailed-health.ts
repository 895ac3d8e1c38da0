import { getDetailedHealth } from "../../../lib/ops/health/get-detailed-health.ts";
import { detailedHealthSchema } from "../../../lib/ops/health/health.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

/** Public, since it names no secret, and whoever waits for the service wants to know; but limited, for each answer may be a look at everything. */
export const detailedHealthRoute = defineRoute({
  method: "get",
  path: "/health/detailed",
  summary: "What everything does: each service by what it was made to do, each provider by its last calls, and the last quarter of an hour",
  description:
    "A row is written and read, a key set and got: each within a second, and once in five seconds whoever asks. Providers are not called. " +
    "Latencies are milliseconds, `successRate` lies between 0 and 1, and null stands for what is not known.",
  access: "public",
  limit: limits.read,
  output: detailedHealthSchema,
  statusOf: ({ overall }) => (overall === "unhealthy" ? 503 : 200),
  errors: [],
  handle: ({ ctx }) => getDetailedHealth(ctx),
});
