import type { Answerer } from "../../../lib/ai/gateway/ask-model.ts";
import type { GuardVerdict } from "../../../lib/guard/schema.ts";

/** How an answer came to be. `verdict` is the worst that is known when the headers leave. */
export function answerHeaders(answer: Answerer, { verdict, action }: Pick<GuardVerdict, "verdict" | "action">): Record<string, string> {
  return {
    "x-aegis-call-id": answer.callId,
    "x-aegis-verdict": verdict,
    "x-aegis-action": action,
    "x-aegis-provider": answer.provider,
    "x-aegis-model": headerSafe(answer.model),
    "x-aegis-cache": answer.cache,
    ...(answer.isDemo && { "x-aegis-demo": "true" }),
    ...(answer.fallbackReason !== null && { "x-aegis-fallback": headerSafe(answer.fallbackReason) }),
  };
}

/** A model that passes through is named by the caller, and a header takes less than a name may have. */
function headerSafe(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}
