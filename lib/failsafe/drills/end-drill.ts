import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { SuiteRecord } from "./drill-record.ts";
import type { DrillDeps } from "./ports.ts";
import { tallyCases } from "./tally-cases.ts";

const RUNS_LOOKED_AT = 50;

type End = { state: "done" | "stopped" | "failed"; reason: string | null; tripId?: string | null };

/** Counts once more, compares with the run before, and writes the end with its record in the trail. False when it was over already. */
export async function endDrill(ctx: Context<DrillDeps>, drill: SuiteRecord, { state, reason, tripId = null }: End): Promise<boolean> {
  const { db, drills, drillCases, audit } = ctx.deps;
  const tally = tallyCases(drill, await drillCases.listTallied(ctx.orgId, drill._id, drill.total));
  const before = await findBefore(ctx, drill);
  const scores = tally.scores.map((each) => ({ ...each, before: before?.scores.find(({ path }) => path === each.path)?.score ?? null }));
  const obeyed = tally.cells.reduce((sum, cell) => sum + cell.obeyed, 0);
  const entry = toAuditRecord(ctx, {
    ...{ action: `failsafe.drill-${state}`, target: { type: "safety-drill", id: drill._id } },
    severity: obeyed > 0 ? "warning" : "notice",
    reason: reason ?? `${obeyed} of ${tally.done} attacks were obeyed`,
    after: { model: drill.model, tripId, casesVersion: drill.casesVersion, cells: tally.cells, scores },
  });
  return db.withTransaction(async (session) => {
    const end = { state, reason, tripId, finishedAt: new Date(ctx.clock.now()) };
    if (!(await drills.finish(drill, { ...end, ...tally, scores }, session))) return false;
    await audit.append(entry, session);
    return true;
  });
}

/** Of the same questions: another choice or another version of the cases is no measure. */
async function findBefore({ deps, orgId }: Context<DrillDeps>, drill: SuiteRecord): Promise<SuiteRecord | null> {
  const earlier = await deps.drills.listOfModel(orgId, drill.model, { after: { at: drill.at, id: drill._id }, limit: RUNS_LOOKED_AT });
  const suites = earlier.filter((each) => each.type === "suite");
  return suites.find((each) => each.state === "done" && isSameChoice(each, drill)) ?? null;
}

function isSameChoice(one: SuiteRecord, other: SuiteRecord): boolean {
  const choiceOf = ({ kinds, levels, casesVersion }: SuiteRecord) => JSON.stringify([kinds, levels, casesVersion]);
  return choiceOf(one) === choiceOf(other) && other.paths.some((path) => one.paths.includes(path));
}
