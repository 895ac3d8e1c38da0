import type { Context } from "../../platform/context.ts";
import type { RiskPolicies, RiskPolicy } from "../policy/risk-policy.ts";
import { unavailablePolicy } from "../policy/unavailable-policy.ts";
import type { Populations, Snapshot } from "../populations/populations.ts";
import { priorPopulation } from "../populations/prior-population.ts";
import type { Realm } from "./realm.ts";

export type JudgedByDeps = { riskPopulations: Populations; riskPolicies: RiskPolicies };

/** What cannot be read is replaced by what was shipped, and then nothing passes without somebody's look. */
export async function judgedBy(
  { orgId, deps, log }: Context<JudgedByDeps>,
  realm: Realm,
): Promise<{ snapshot: Snapshot; policy: RiskPolicy }> {
  const [snapshot, policy] = await Promise.allSettled([
    deps.riskPopulations.newestOf(orgId, realm),
    deps.riskPolicies.forOrganization(orgId),
  ]);
  if (snapshot.status === "fulfilled" && policy.status === "fulfilled") return { snapshot: snapshot.value, policy: policy.value };
  for (const part of [snapshot, policy])
    if (part.status === "rejected") log.error({ orgId, error: part.reason }, "What transactions are judged by cannot be read.");
  return {
    snapshot: snapshot.status === "fulfilled" ? snapshot.value : { ...priorPopulation(), version: 0, count: 0 },
    policy: unavailablePolicy(),
  };
}
