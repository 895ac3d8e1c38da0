import { getMetrics } from "../../../lib/runtime/get-metrics.ts";
import { defineTextRoute } from "../../_http/define-route.ts";

export const metricsRoute = defineTextRoute({
  method: "get",
  path: "/metrics",
  summary: "Counters of the whole deployment in the Prometheus text format",
  access: "metrics",
  limit: null,
  contentType: "text/plain; version=0.0.4; charset=utf-8",
  errors: [],
  handle: ({ ctx }) => getMetrics(ctx),
});
