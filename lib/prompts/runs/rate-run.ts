import { redactText } from "../../guard/output-guard.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { countOutcome } from "../workbench/count-outcome.ts";
import type { ExperimentDeps } from "../workbench/ports.ts";
import { toCountPlace, toThumbSums } from "./count-sums.ts";
import type { RunStores } from "./ports.ts";
import type { RateRunInput, RunView } from "./run.schema.ts";
import { runNotFound } from "./run-errors.ts";
import { sealNote } from "./run-seal.ts";
import { toRunView } from "./to-run-view.ts";

type RateDeps = RunStores & ExperimentDeps & { cipher: Cipher };

/** By the person who got the answer; a later one takes the place of the first. */
export async function rateRun(ctx: Context<RateDeps>, { runId, thumb, note }: RateRunInput & { runId: string }): Promise<RunView> {
  assertPermission(ctx, "prompts.run");
  const userId = userIdOf(ctx);
  const { db, promptRuns, promptCounts } = ctx.deps;
  const known = await promptRuns.find(ctx.orgId, userId, runId);
  if (!known) throw runNotFound(runId);
  if (known.outcome !== "answered")
    throw new AppError("conflict", "prompts.nothing_to_rate", "This run has no answer that could be rated.");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const isNoted = thumb !== null && note !== undefined && note !== "";
  const feedback = { thumb, note: isNoted ? sealNote(cipher, runId, redactText(note).text) : null };
  await db.withTransaction(async (session) => {
    // The thumb there was is read in the transaction: of two at once, each counts what it really replaced.
    const before = await promptRuns.rate(ctx.orgId, userId, runId, feedback, session);
    if (!before) throw runNotFound(runId);
    if (before.thumb !== thumb) await promptCounts.add(ctx.orgId, toCountPlace(before), toThumbSums(before.thumb, thumb), session);
  });
  if (thumb !== null) await countOutcome(ctx, known, { thumbs: thumb === "up" ? 1 : 0 });
  return toRunView(cipher, { ...known, ...feedback });
}
