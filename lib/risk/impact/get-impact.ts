import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { RiskViewDeps } from "../accounts/ports.ts";
import { pickRealm } from "../monitors/read-days.ts";
import { REALMS, type Realm } from "../transactions/realm.ts";
import type { TransactionFacts } from "../transactions/transaction-reads.store.ts";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { findAtRisk } from "./find-at-risk.ts";
import type { GetImpactInput, ImpactView } from "./impact.schema.ts";
import { measureImpact } from "./measure-impact.ts";
import { toImpactRows } from "./to-impact-rows.ts";

const DAY_MS = 86_400_000;
const ROWS_MAX = 5_000;
const SUSPICIOUS = STANDINGS.filter((standing) => standing !== "passed");

/** Of what was found suspicious in the last days. */
export async function getImpact(ctx: Context<RiskViewDeps>, { days, realm: asked }: GetImpactInput): Promise<ImpactView> {
  assertPermission(ctx, "risk.read");
  const until = new Date(ctx.clock.now());
  const since = new Date(until.getTime() - days * DAY_MS);
  const [live, [generated]] = await Promise.all([
    readSuspicious(ctx, { since, until }),
    ctx.deps.riskTransactionReads.listGenerated(ctx.orgId, since, 1),
  ]);
  const has = (realm: Realm): boolean => (realm === "demo" ? generated !== undefined : live.facts.length > 0);
  const realm = pickRealm(asked, has);
  const { facts, isCut } = realm === "live" ? live : await readGenerated(ctx, since);
  const period = { since: since.toISOString(), until: until.toISOString() };
  return toView(ctx, facts, { scope: { type: "period", ...period, realm, realms: REALMS.filter(has) }, isCut });
}

/** Of one case. Also "not found" for another organization's id. */
export async function getCaseImpact(ctx: Context<RiskViewDeps>, caseId: string): Promise<ImpactView> {
  assertPermission(ctx, "risk.read");
  const facts = await ctx.deps.caseTransactions.listOfCase(ctx.orgId, caseId);
  if (facts.length === 0) throw new AppError("not_found", "risk.case_not_found", `No case ${caseId}.`);
  return toView(ctx, facts, { scope: { type: "case", caseId }, isCut: false });
}

type Found = { facts: TransactionFacts[]; isCut: boolean };

/** The newest of each standing, so that many flagged ones leave room for those that are held. */
async function readSuspicious({ orgId, deps }: Context<RiskViewDeps>, period: { since: Date; until: Date }): Promise<Found> {
  const pages = await Promise.all(
    SUSPICIOUS.map((standing) => deps.riskTransactionReads.listStanding(orgId, { ...period, standing }, ROWS_MAX)),
  );
  return { facts: pages.flat(), isCut: pages.some((page) => page.length === ROWS_MAX) };
}

async function readGenerated({ orgId, deps }: Context<RiskViewDeps>, since: Date): Promise<Found> {
  const found = await deps.riskTransactionReads.listGenerated(orgId, since, ROWS_MAX);
  return { facts: found.filter(({ standing }) => standing !== "passed"), isCut: found.length === ROWS_MAX };
}

async function toView(
  ctx: Context<RiskViewDeps>,
  facts: readonly TransactionFacts[],
  of: Pick<ImpactView, "scope" | "isCut">,
): Promise<ImpactView> {
  const rows = await toImpactRows(ctx, facts);
  return { ...of, transactions: rows.length, ...measureImpact(rows), atRisk: await findAtRisk(ctx, rows) };
}
