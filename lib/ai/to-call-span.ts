import type { SpanEnd, SpanOptions } from "../platform/tracing/tracer.ts";
import type { Attempt } from "./routing.ts";

/** A call to a vendor in OpenTelemetry's words for it (https://opentelemetry.io/docs/specs/semconv/gen-ai/). Neither question nor answer. */
export function toCallSpan({
  provider,
  model,
  outcome,
  reason,
  durationMs,
  usage,
}: Attempt): SpanOptions & SpanEnd & { durationMs: number } {
  const isAnswered = outcome === "answered";
  return {
    kind: "client",
    durationMs: durationMs ?? 0,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": provider,
      "gen_ai.request.model": model,
      "aegis.call.outcome": outcome,
      ...(isAnswered && { "gen_ai.response.model": model }),
      ...(usage && { "gen_ai.usage.input_tokens": usage.inputTokens, "gen_ai.usage.output_tokens": usage.outputTokens }),
    },
    errorType: isAnswered ? null : (reason ?? outcome),
  };
}
