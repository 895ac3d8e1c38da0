import { defineTextRoute } from "../../_http/define-route.ts";

export const metricsRoute = defineTextRoute({
  method: "get",
  path: "/metrics",
  summary: "Counters of this process in the Prometheus text format",
  access: "metrics",
  limit: null,
  contentType: "text/plain; version=0.0.4; charset=utf-8",
  errors: [],
  handle: async ({ ctx }) => {
    const open = await ctx.deps.turns.countByState();
    const turns = Object.entries(open).map(([state, value]) => ({ name: "aegis_turns", labels: { state }, value }));
    return ctx.deps.metrics.expose([{ name: "aegis_up", labels: {}, value: 1 }, ...turns]);
  },
});
