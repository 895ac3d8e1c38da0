import { userIdOf } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import { openVersion } from "../open-version.ts";
import type { PromotionDeps } from "../ports.ts";
import { findMissing } from "./find-missing.ts";
import type { Readiness } from "./promotion.schema.ts";

/** What a version still needs before this person may ask to promote it. */
export async function getReadiness(
  ctx: Context<PromotionDeps>,
  { promptId, version }: { promptId: string; version: number },
): Promise<Readiness> {
  const prompt = await findEditable(ctx, promptId);
  const { record } = await openVersion(ctx, prompt, { version });
  const { missing, proof } = await findMissing(ctx, prompt, { version, notBy: [userIdOf(ctx), record.createdBy] });
  return { version, missing, proof: proof && { ...proof, at: proof.at.toISOString() } };
}
