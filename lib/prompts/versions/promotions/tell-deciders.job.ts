import type { Context } from "../../../platform/context.ts";
import { defineJob, JobFailure } from "../../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../../platform/jobs/ledger.ts";
import type { PromotionDeps } from "../ports.ts";
import { findDeciders } from "./find-missing.ts";
import { TELL_DECIDERS_JOB } from "./tell-deciders-name.ts";

/** A letter to those who may decide a promotion. Sent again where a process dies between letters; nobody is left without one. */
export const tellDecidersJob = defineJob<PromotionDeps, JobRecord>({
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

/** Nothing is said of one that is decided, or whose prompt is gone. The letter holds the prompt's title and no word of its text. */
async function tell(ctx: Context<PromotionDeps>, { promptId, promotionId }: { promptId: string; promotionId: string }): Promise<void> {
  const { prompts, promptPromotions, mailer, users, auth } = ctx.deps;
  const promotion = await promptPromotions.find(ctx.orgId, promptId, promotionId);
  const prompt = await prompts.find(ctx.orgId, null, promptId);
  if (promotion?.state !== "open" || !prompt || mailer.kind === "none") return;
  const ids = await findDeciders(ctx, [promotion.requestedBy, promotion.authorId]);
  const people = ids.length === 0 ? [] : await users.listNames(ids);
  const what = `Version ${promotion.version} of the prompt "${prompt.title}" is to become ${promotion.label}.`;
  const text = `${what} It has passed its tests and needs a second person.\n\nLook at it and decide:\n\n${auth.baseUrl}/prompts/${promptId}/versions`;
  const letter = { subject: `A prompt waits for your decision: ${prompt.title}`, text };
  const sent = await Promise.allSettled(people.map(({ name, email }) => mailer.send({ to: { name, email }, ...letter })));
  const failed = sent.find((each) => each.status === "rejected");
  if (failed) throw new JobFailure("mail.not_sent", { isRetryable: true, cause: failed.reason });
}
