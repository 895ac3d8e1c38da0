import type { Context } from "../../../platform/context.ts";
import { permissionsOf, ROLES } from "../../../platform/permissions.ts";
import type { PromptRecord } from "../../library/prompt-record.ts";
import { findPassedEvaluation } from "../../tests/find-passed-evaluation.ts";
import type { Missing } from "../labels/label-machine.ts";
import type { PromotionDeps } from "../ports.ts";
import type { PromotionProof } from "./promotion-record.ts";

export type Lacking = { missing: Missing[]; proof: PromotionProof | null };

/** What keeps this version from being promoted now, and the evaluation that speaks for it. */
export async function findMissing(
  ctx: Context<PromotionDeps>,
  prompt: Pick<PromptRecord, "_id" | "visibility">,
  { version, notBy }: { version: number; notBy: readonly (string | null)[] },
): Promise<Lacking> {
  const proof = await findPassedEvaluation(ctx, { promptId: prompt._id, version });
  const isAlone = (await findDeciders(ctx, notBy)).length === 0;
  const missing: Missing[] = [
    ...(proof ? [] : (["evaluation"] as const)),
    ...(isAlone ? (["second_person"] as const) : []),
    // Nobody else could look at what they are to agree to.
    ...(prompt.visibility === "private" ? (["readers"] as const) : []),
  ];
  return { missing, proof };
}

/** Of an organization with very many, the first of each role. */
const DECIDERS_MAX = 10;

/** Who else may agree to a promotion. */
export async function findDeciders({ deps, orgId }: Context<PromotionDeps>, notBy: readonly (string | null)[]): Promise<string[]> {
  const roles = ROLES.filter((role) => permissionsOf(role).has("prompts-labels.write"));
  // Two more than are asked for: whoever asked and whoever wrote may be among the first.
  const lists = await Promise.all(
    roles.map((role) => deps.memberships.list(orgId, { role, after: null, limit: DECIDERS_MAX + notBy.length })),
  );
  const fit = lists.flat().flatMap(({ userId, ban }) => (ban || notBy.includes(userId) ? [] : [userId]));
  return fit.slice(0, DECIDERS_MAX);
}
