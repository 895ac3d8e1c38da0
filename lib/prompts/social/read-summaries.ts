import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { PromptSummary } from "../library/prompt.schema.ts";
import { toSummary } from "../library/to-prompt.ts";
import type { SocialDeps } from "./social-deps.ts";
import { viewerMarks } from "./viewer-marks.ts";

/** What the reader may read of these prompts; null for all others, whatever the reason. */
export async function readSummaries(
  ctx: Context<SocialDeps>,
  promptIds: readonly string[],
): Promise<(promptId: string) => PromptSummary | null> {
  if (promptIds.length === 0) return () => null;
  const [records, marksOf] = await Promise.all([
    ctx.deps.prompts.listOfIds(ctx.orgId, userIdOf(ctx), promptIds),
    viewerMarks(ctx, promptIds),
  ]);
  const summaries = new Map(records.map((record) => [record._id, toSummary(ctx, record, marksOf(record._id))]));
  return (promptId) => summaries.get(promptId) ?? null;
}
