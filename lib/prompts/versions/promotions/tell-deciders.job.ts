import { notify } from "../../../notifications/notify.ts";
import type { NotifyDeps } from "../../../notifications/ports.ts";
import type { Context } from "../../../platform/context.ts";
import { defineJob } from "../../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../../platform/jobs/ledger.ts";
import type { PromotionDeps } from "../ports.ts";
import { findDeciders } from "./find-missing.ts";
import { TELL_DECIDERS_JOB } from "./tell-deciders-name.ts";

/** Those who may decide a promotion are told of it, each once. */
export const tellDecidersJob = defineJob<PromotionDeps & NotifyDeps, JobRecord>({
  name: TELL_DECIDERS_JOB,
  maxAttempts: 5,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { promptId, promotionId } = run.record.payload;
    await tell(ctx, { promptId: String(promptId), promotionId: String(promotionId) });
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

/** Nothing is said of one that is decided, or whose prompt is gone. It holds the prompt's title and no word of its text. */
async function tell(
  ctx: Context<PromotionDeps & NotifyDeps>,
  { promptId, promotionId }: { promptId: string; promotionId: string },
): Promise<void> {
  const { prompts, promptPromotions } = ctx.deps;
  const promotion = await promptPromotions.find(ctx.orgId, promptId, promotionId);
  const prompt = await prompts.find(ctx.orgId, null, promptId);
  if (promotion?.state !== "open" || !prompt) return;
  const userIds = await findDeciders(ctx, [promotion.requestedBy, promotion.authorId]);
  const what = `Version ${promotion.version} of the prompt "${prompt.title}" is to become ${promotion.label}.`;
  await notify(ctx, {
    ...({ topic: "prompts", severity: "info", to: { userIds } } as const),
    title: `A prompt waits for your decision: ${prompt.title}`,
    text: `${what} It has passed its tests and needs a second person. Look at it and decide.`,
    ...{ link: `/prompts/${promptId}/versions`, deduplicationKey: `promotion:${promotionId}` },
  });
}
