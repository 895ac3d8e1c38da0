import { z } from "zod";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

const CACHE_SECONDS = 300;

/** The document is derived from the registry, which lists this route too; hence the late import. */
export const openApiRoute = defineRoute({
  method: "get",
  path: "/openapi.json",
  summary: "This API as an OpenAPI 3.1 document",
  access: "public",
  limit: limits.read,
  cache: { seconds: CACHE_SECONDS, scope: "public" },
  output: z.record(z.string(), z.unknown()),
  errors: [],
  handle: async ({ ctx }) => {
    const [{ toOpenApi }, { routes }] = await Promise.all([import("../../_http/openapi.ts"), import("../registry.ts")]);
    return toOpenApi(routes, ctx.deps.deployment.version);
  },
});
