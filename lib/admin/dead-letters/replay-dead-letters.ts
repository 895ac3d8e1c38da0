import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { DeadLetterRecord } from "../../platform/jobs/dead-letter.store.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import type { JobConsoleDeps } from "../ports.ts";
import { reachOf } from "../reach.ts";
import { toActorId } from "../to-actor-id.ts";
import { startLetterOver } from "./replay-dead-letter.ts";
import { REPLAY_BATCH, type ReplayAllInput, type ReplayedAll } from "./schema.ts";

/** Few: each is a transaction, and whoever else is served needs connections too. */
const AT_ONCE = 4;

/** The newest open letters, up to a batch. Safe to repeat, and to ask for twice at once: each job is started over once. */
export async function replayDeadLetters(ctx: Context<JobConsoleDeps>, { scope, job }: ReplayAllInput): Promise<ReplayedAll> {
  assertPermission(ctx, "ops.write");
  if (scope === "deployment") assertPermission(ctx, "deployment.write");
  const selection = { orgId: reachOf(ctx, scope), job, isOpen: true };
  const found = await ctx.deps.deadLetters.list(selection, { after: null, limit: REPLAY_BATCH + 1 });
  const outcome = { replayed: 0, skipped: 0 };
  await forEachAtMost(AT_ONCE, found.slice(0, REPLAY_BATCH), async (letter) => {
    if (await startLetterOver(ctx, letter)) outcome.replayed += 1;
    else outcome.skipped += await settle(ctx, letter);
  });
  return { ...outcome, hasMore: found.length > REPLAY_BATCH };
}

/** Its job was started over or taken away by other means: it would stand on the list, and in the batch, for ever. */
function settle(ctx: Context<JobConsoleDeps>, { orgId, recordId }: DeadLetterRecord): Promise<number> {
  return ctx.deps.deadLetters.markReplayed(orgId, recordId, { by: toActorId(ctx), at: new Date(ctx.clock.now()) });
}
