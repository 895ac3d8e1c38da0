import type { Context } from "../../platform/context.ts";
import type { Decision } from "../transactions/transaction-record.ts";
import { factsOf, placeOf } from "./case-facts.ts";
import { move } from "./case-machine.ts";
import type { OpenCaseDeps } from "./ports.ts";
import { toEvent } from "./to-event.ts";

type Session = Parameters<OpenCaseDeps["riskCaseEvents"]["append"]>[1];
type Moved = { caseId: string; from: Decision; to: Decision };

/**
 * Models have moved what was decided about one of the case's transactions: the timeline says so, what the case comes to is counted again,
 * and who was asked to release it decides on something else now. A closed case stays as it is.
 */
export async function noteReview(ctx: Context<OpenCaseDeps>, { caseId, from, to }: Moved, session: Session): Promise<void> {
  const { riskCases, riskCaseEvents, caseTransactions } = ctx.deps;
  const known = await riskCases.find(ctx.orgId, caseId, session);
  const step = known && move(known, { type: "join" }, { userId: null, now: new Date(ctx.clock.now()) });
  if (step?.type !== "moved" || !known) return;
  const facts = factsOf(await caseTransactions.listOfCase(ctx.orgId, caseId, session));
  const change = { ...step.to, facts };
  const isChanged = await riskCases.change(ctx.orgId, caseId, known.version, { ...change, ...placeOf({ ...known, ...change }) }, session);
  if (!isChanged) throw new Error("The case changed within its own transaction.");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const common = { caseId, version: known.version + 1, userId: null };
  const reviewed = toEvent(ctx, cipher, { ...common, type: "reviewed", text: `${from} → ${to}`, transactionCount: 1 });
  const voided = known.release ? [toEvent(ctx, cipher, { ...common, type: "release_voided" })] : [];
  await riskCaseEvents.append([reviewed, ...voided], session);
}
