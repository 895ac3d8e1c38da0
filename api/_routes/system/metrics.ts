import { defineTextRoute } from "../../_http/define-route.ts";

export const metricsRoute = defineTextRoute({
  method: "get",
  path: "/metrics",
  summary: "Counters of the whole deployment in the Prometheus text format",
  access: "metrics",
  limit: null,
  contentType: "text/plain; version=0.0.4; charset=utf-8",
  errors: [],
  handle: async ({ ctx }) => {
    const open = await ctx.deps.turns.countByState();
    const turns = Object.entries(open).map(([state, value]) => ({ name: "aegis_turns", labels: { state }, value }));
    const providers = (await ctx.deps.router.states()).map(({ provider, condition }) => ({
      name: "aegis_provider_up",
      labels: { provider },
      value: condition === "ready" || condition === "half-open" ? 1 : 0,
    }));
    return ctx.deps.metrics.expose([{ name: "aegis_up", labels: {}, value: 1 }, ...turns, ...providers]);
  },
});
