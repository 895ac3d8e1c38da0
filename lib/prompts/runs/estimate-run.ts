import { estimatePromptTokens } from "../../ai/estimate-tokens.ts";
import type { ChatMessage } from "../../ai/schema.ts";
import { toAppError } from "../../ai/to-app-error.ts";
import { toRouteContext } from "../../ai/to-route-context.ts";
import type { Context } from "../../platform/context.ts";
import { dayBefore } from "./add-up-insights.ts";
import { toQuestionMessages } from "./ask-prompt.ts";
import { toDay } from "./count-sums.ts";
import type { RunDeps } from "./ports.ts";
import { prepareRun } from "./prepare-run.ts";
import type { EstimateRunInput, RunEstimate } from "./run.schema.ts";

/** As the model access sends it where nobody has set a limit. */
const OUTPUT_TOKENS_DEFAULT = 16_384;
const LATELY_DAYS = 30;

type Asked = EstimateRunInput & { promptId: string; signal: AbortSignal };

/** What a run would cost at most, and what it will likely cost by the answers this prompt has had; nobody is asked for it. */
export async function estimateRun(ctx: Context<RunDeps>, input: Asked): Promise<RunEstimate> {
  const { prompt, version, instructions, text, settings } = await prepareRun(ctx, { ...input, isTrial: true });
  const messages: ChatMessage[] = toQuestionMessages({ instructions, text });
  const { model, maxOutputTokens } = settings;
  const request = { messages, signal: input.signal, ...(model !== undefined && { model }) };
  const target = await ctx.deps.router.plan(toRouteContext(ctx), request).catch((error: unknown) => {
    throw toAppError(error);
  });
  const inputTokens = estimatePromptTokens(messages);
  const outputTokensMax = maxOutputTokens ?? OUTPUT_TOKENS_DEFAULT;
  const likely = await likelyOutput(ctx, prompt._id, version);
  const outputTokensLikely = likely === null ? null : Math.min(likely, outputTokensMax);
  const costOf = (outputTokens: number) => target.costMicros({ inputTokens, outputTokens, isEstimated: true });
  const costMicrosMax = target.isDemo ? 0 : costOf(outputTokensMax);
  return {
    ...{ version, provider: target.provider, model: target.model, isDemo: target.isDemo, isFree: costMicrosMax === 0 },
    ...{ inputTokens, outputTokensMax, outputTokensLikely, costMicrosMax, currency: "USD" },
    costMicrosLikely: outputTokensLikely === null ? null : target.isDemo ? 0 : costOf(outputTokensLikely),
  };
}

/** On average, of the organization's own runs of this version; of the prompt where this version has none. */
async function likelyOutput(ctx: Context<RunDeps>, promptId: string, version: number): Promise<number | null> {
  const from = dayBefore(toDay(new Date(ctx.clock.now())), LATELY_DAYS);
  const rows = (await ctx.deps.promptCounts.list(ctx.orgId, promptId, from)).filter(({ answered }) => answered > 0);
  const own = rows.filter((row) => row.version === version);
  const chosen = own.length > 0 ? own : rows;
  const answered = chosen.reduce((sum, row) => sum + row.answered, 0);
  return answered === 0 ? null : Math.ceil(chosen.reduce((sum, row) => sum + row.outputTokens, 0) / answered);
}
