import type { Context } from "../../platform/context.ts";
import type { RiskViewDeps } from "../accounts/ports.ts";
import type { TransactionFacts } from "../transactions/transaction-reads.store.ts";
import type { Standing } from "../transactions/transaction-record.ts";
import type { ImpactRow } from "./measure-impact.ts";

/** Cases whose history is looked through for the moment a person held their money; newer ones first. */
const CASES_MAX = 100;
const EVENTS_MAX = 200;

const WAS_HELD: ReadonlySet<Standing> = new Set(["quarantined", "released", "blocked"]);

/** When each was kept back: at once where the verdict said so, else when a person did it in its case. */
export async function toImpactRows(ctx: Context<RiskViewDeps>, facts: readonly TransactionFacts[]): Promise<ImpactRow[]> {
  const byHand = facts.filter((each) => WAS_HELD.has(each.standing) && !isHeldAtOnce(each));
  const cases = [...new Set(byHand.flatMap(({ caseId }) => caseId ?? []))].slice(0, CASES_MAX);
  const moments = new Map(await Promise.all(cases.map(async (caseId) => [caseId, await findQuarantine(ctx, caseId)] as const)));
  return facts.map((each) => ({
    ...each,
    containedAt: isHeldAtOnce(each) ? each.receivedAt : WAS_HELD.has(each.standing) ? (moments.get(each.caseId ?? "") ?? null) : null,
  }));
}

/** What the engine decided when it came, whatever models made of it later. */
function isHeldAtOnce({ verdict: { decision, review } }: TransactionFacts): boolean {
  const first = review?.from ?? decision;
  return first === "hold" || first === "block";
}

async function findQuarantine({ orgId, deps }: Context<RiskViewDeps>, caseId: string): Promise<Date | null> {
  const events = await deps.riskCaseEvents.list(orgId, caseId, { after: null, limit: EVENTS_MAX });
  return events.findLast(({ type }) => type === "quarantined")?.at ?? null;
}
