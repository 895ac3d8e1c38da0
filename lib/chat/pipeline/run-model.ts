import { z } from "zod";
import { ProviderError } from "../../ai/errors.ts";
import { estimateTokens } from "../../ai/estimate-tokens.ts";
import type { Provider } from "../../ai/ports.ts";
import { type ChatMessage, finishReasonSchema, toolCallSchema, type Usage, usageSchema } from "../../ai/schema.ts";
import { toText } from "../../ai/to-text.ts";
import { createOutputGuard } from "../../guard/output-guard.ts";
import { guardVerdictSchema } from "../../guard/schema.ts";
import { JobFailure } from "../../platform/jobs/define-job.ts";
import type { Turn } from "./turn-run.ts";
import { toUncertainRow } from "./usage-rows.ts";
import { StoppedByUser } from "./watch-stop.ts";

/** One round with the model. The text is what the output guard let through; the raw text is never kept. */
export const modelResultSchema = z.object({
  text: z.string(),
  toolCalls: z.array(toolCallSchema),
  reason: z.union([finishReasonSchema, z.literal("stopped")]),
  usage: usageSchema,
  verdict: guardVerdictSchema,
});
export type ModelResult = z.infer<typeof modelResultSchema>;

const OUTPUT_TOKENS_MAX = 4_096;
export const ROUND_SEPARATOR = "\n\n";

export async function runModel(turn: Turn, round: number, messages: readonly ChatMessage[]): Promise<ModelResult> {
  const { provider, checkpoints } = turn;
  const key = `model:${round}`;
  const inputTokens = messages.reduce((total, message) => total + estimateTokens(toText(message.content)), 0);
  const reserved = provider.costMicros(provider.defaultModel, { inputTokens, outputTokens: OUTPUT_TOKENS_MAX, isEstimated: true });
  return checkpoints.run<ModelResult>({
    key,
    label: `Asking ${provider.isDemo ? "the demo engine" : provider.name}`,
    result: modelResultSchema,
    plan: { provider: provider.name, model: provider.defaultModel, inputTokens, reservedMicros: reserved },
    onUncertain: (begun) => ({ usage: toUncertainRow(key, begun) }),
    work: async () => {
      const result = await streamModel(turn, messages, inputTokens);
      const { usage } = result;
      const costMicros = provider.costMicros(provider.defaultModel, usage);
      return {
        result,
        detail: {
          outputTokens: usage.outputTokens,
          inputTokens: usage.inputTokens,
          isEstimated: usage.isEstimated,
          costMicros,
          finishReason: result.reason,
        },
      };
    },
  });
}

/** `inputTokens` is our estimate, for a stream that ends before the provider has counted. */
async function streamModel(turn: Turn, messages: readonly ChatMessage[], inputTokens: number): Promise<ModelResult> {
  const { provider, writer } = turn;
  const guard = createOutputGuard({ canary: turn.canary });
  let text = "";
  const say = (released: string) => {
    if (released === "") return;
    if (text === "" && writer.current().text !== "") writer.text(ROUND_SEPARATOR);
    text += released;
    writer.text(released);
  };
  const toolCalls: ModelResult["toolCalls"] = [];
  let finish: { reason: ModelResult["reason"]; usage: Usage } | null = null;
  let hasBegun = false;
  const deadline = AbortSignal.timeout(turn.ctx.deps.jobTiming.stepTimeoutMs);
  try {
    for await (const part of provider.doStream({
      model: provider.defaultModel,
      messages,
      tools: toolSpecs(turn, provider),
      maxOutputTokens: OUTPUT_TOKENS_MAX,
      signal: AbortSignal.any([turn.signal, deadline]),
    })) {
      hasBegun = true;
      if (part.type === "text") say(guard.push(part.text));
      else if (part.type === "tool-call") toolCalls.push(part.call);
      else finish = { reason: part.reason, usage: part.usage };
    }
  } catch (error) {
    if (!(turn.signal.reason instanceof StoppedByUser)) throw toFailure(turn, error, deadline);
    // Nothing came back before the person stopped it: a lost call, which the customer does not pay for.
    if (!hasBegun) throw error;
  }
  // What the guard still holds back when a person stops may be half a secret: it is dropped, not released.
  if (finish) say(guard.end());
  else
    finish = {
      reason: "stopped",
      usage: {
        inputTokens,
        outputTokens: estimateTokens(text),
        isEstimated: true,
      },
    };
  return { text, toolCalls, ...finish, verdict: guard.verdict() };
}

function toolSpecs(turn: Turn, provider: Provider) {
  return provider.capabilities.tools
    ? turn.ctx.deps.tools.map(({ name, description, parameters }) => ({ name, description, parameters }))
    : [];
}

function toFailure(turn: Turn, error: unknown, deadline: AbortSignal): unknown {
  if (turn.run.signal.aborted) return turn.run.signal.reason;
  // A provider cut by our own deadline says "aborted", which it would not be worth trying again for.
  if (deadline.aborted && !turn.signal.aborted) return new JobFailure("provider.timeout", { isRetryable: true, cause: error });
  if (error instanceof ProviderError)
    return new JobFailure(`provider.${error.reason}`, { isRetryable: error.isRetryable, retryAfterMs: error.retryAfterMs, cause: error });
  return error;
}
