import type { Context } from "../../platform/context.ts";
import { TOKEN_REALMS } from "../transactions/realm.ts";
import type { DemoRunPlace, DemoRunRecord } from "./demo-run.store.ts";
import { planDemoRun } from "./plan-demo-run.ts";
import type { DemoDataDeps } from "./ports.ts";

const PAGE = 500;

/** Everything a run has generated; doing it again takes away what came in meanwhile. */
export async function removeRunData(ctx: Context<DemoDataDeps>, run: DemoRunRecord, signal: AbortSignal): Promise<void> {
  await removeTransactions(ctx, run, signal);
  await removeCases(ctx, run, signal);
  await removeProfiles(ctx, run);
}

async function removeTransactions(ctx: Context<DemoDataDeps>, { _id, orgId }: DemoRunPlace, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const page = await ctx.deps.riskTransactions.listOfSource(orgId, _id, { limit: PAGE });
    if (page.length === 0) return;
    await ctx.deps.riskTransactions.deleteAll(
      orgId,
      page.map((record) => record._id),
    );
  }
}

/** What is written in a case before the case itself, by which it is found. */
async function removeCases(ctx: Context<DemoDataDeps>, { _id, orgId }: DemoRunPlace, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const caseIds = await ctx.deps.riskCases.listOfDemoRun(orgId, _id, PAGE);
    if (caseIds.length === 0) return;
    await ctx.deps.riskCaseEvents.deleteOfCases(orgId, caseIds);
    await ctx.deps.riskCases.deleteAll(orgId, caseIds);
  }
}

/** Nobody of a run is in another one: its people are its own by name. */
async function removeProfiles({ deps }: Context<DemoDataDeps>, run: DemoRunRecord): Promise<void> {
  const { past, history, live } = planDemoRun({ ...run, payments: run.liveTotal });
  const names = new Set([...past, ...history, ...live].flatMap(({ payer, payee }) => [payer.name, payee.name]));
  const accounts = await deps.searchKeys.forOrganization(run.orgId, TOKEN_REALMS.demo);
  await deps.riskProfiles.deleteAll(run.orgId, Array.from(names, accounts.nameOf));
}
