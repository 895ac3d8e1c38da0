import type { GuardFloor } from "../platform/deployment-settings/deployment-settings.schema.ts";
import { type GuardPolicy, type GuardPolicyRules, guardPolicySchema } from "./policy.ts";
import { severestAction } from "./severest-action.ts";

/** The policy as it counts: nothing in it is milder than the deployment's floor. What is stricter stays. */
export function raiseToFloor<Policy extends GuardPolicyRules>(policy: Policy, floor: GuardFloor): Policy {
  if (floor.attacks === "allow" && floor.secrets === "allow" && floor.failMode === "open") return policy;
  const { secret } = policy.data;
  return {
    ...policy,
    failMode: floor.failMode === "closed" ? "closed" : policy.failMode,
    attacks: raiseAttacks(policy.attacks, floor.attacks),
    data: { ...policy.data, secret: { ...secret, output: severestAction([secret.output, floor.secrets]) } },
  };
}

function raiseAttacks(attacks: GuardPolicy["attacks"], least: GuardFloor["attacks"]): GuardPolicy["attacks"] {
  const raised = Object.entries(attacks).map(([kind, action]) => [kind, severestAction([action, least])]);
  return guardPolicySchema.shape.attacks.parse(Object.fromEntries(raised));
}
