import { z } from "zod";
import { getHealth } from "../../../lib/runtime/get-health.ts";
import { defineRoute } from "../../_http/define-route.ts";

const serviceSchema = z.enum(["connected", "operational", "disabled", "down"]);
const healthSchema = z.object({
  status: z.enum(["healthy", "degraded", "unhealthy"]),
  mode: z.enum(["demo", "development", "production"]),
  timestamp: z.iso.datetime(),
  uptime: z.string(),
  version: z.string(),
  services: z.object({
    database: serviceSchema,
    redis: serviceSchema,
    queue: serviceSchema,
    sendgrid: serviceSchema,
    ai_providers: serviceSchema,
  }),
});

const health = (path: string, summary: string) =>
  defineRoute({
    method: "get",
    path,
    summary,
    access: "public",
    limit: null,
    output: healthSchema,
    statusOf: ({ status }) => (status === "unhealthy" ? 503 : 200),
    errors: [],
    handle: ({ ctx }) => getHealth(ctx),
  });

export const healthRoute = health("/health", "State of the service and of what it depends on; 503 without its database");
export const statusRoute = health("/status", "The same as /health, under its other name");

export const liveRoute = defineRoute({
  method: "get",
  path: "/health/live",
  summary: "This process answers; asks nothing else",
  access: "public",
  limit: null,
  output: z.object({ status: z.literal("live") }),
  errors: [],
  handle: async () => ({ status: "live" }) as const,
});

export const readyRoute = defineRoute({
  method: "get",
  path: "/health/ready",
  summary: "Whether requests can be served now, with the state of each dependency",
  access: "public",
  limit: null,
  output: z.object({ status: z.enum(["ready", "not_ready"]), services: healthSchema.shape.services }),
  statusOf: ({ status }) => (status === "ready" ? 200 : 503),
  errors: [],
  handle: async ({ ctx }) => {
    const { status, services } = await getHealth(ctx);
    return { status: status === "unhealthy" ? ("not_ready" as const) : ("ready" as const), services };
  },
});

export const versionRoute = defineRoute({
  method: "get",
  path: "/version",
  summary: "Version and mode of this deployment",
  access: "public",
  limit: null,
  output: z.object({ version: z.string(), mode: z.enum(["demo", "development", "production"]) }),
  errors: [],
  handle: async ({ ctx }) => ({ version: ctx.deps.deployment.version, mode: ctx.deps.deployment.mode }),
});
