import type { Context } from "../platform/context.ts";
import { type DataClass, dataClassSchema, type GuardAction, type GuardPolicy } from "./policy.ts";
import type { GuardDeps } from "./ports.ts";

/** What becomes of a text that leaves: the part of a policy the output guard reads. */
export type OutputRules = {
  policyVersion: number;
  data: Readonly<Record<DataClass, GuardAction>>;
  links: GuardPolicy["links"];
  /** Hosts that links may name: the product's own and those the organization has listed. `*.example.com` stands for all below it. */
  allowedHosts: readonly string[];
  instructions: GuardPolicy["instructions"];
};

const ALWAYS_CUT: readonly DataClass[] = ["secret", "card", "iban", "national_id"];

/** Data of the given classes is cut, and nothing else is looked at: for texts that are no answers. */
export function toDataRules(classes: readonly DataClass[] = ALWAYS_CUT): OutputRules {
  const data = actionsBy((name) => (classes.includes(name) ? "redact" : "allow"));
  return { policyVersion: 0, data, links: "off", allowedHosts: [], instructions: "allow" };
}

export function toOutputRules(policy: GuardPolicy, ownHosts: readonly string[] = []): OutputRules {
  const data = actionsBy((name) => policy.data[name].output);
  const { links, instructions } = policy;
  return { policyVersion: policy.version, data, links, allowedHosts: [...ownHosts, ...policy.allowedHosts], instructions };
}

export async function getOutputRules(ctx: Context<GuardDeps>): Promise<OutputRules> {
  const { guard } = ctx.deps;
  return toOutputRules(await guard.policyOf(ctx.orgId), guard.ownHosts);
}

/** Every class gets an entry, so the record is whole. */
function actionsBy(action: (name: DataClass) => GuardAction): Record<DataClass, GuardAction> {
  return Object.fromEntries(dataClassSchema.options.map((name) => [name, action(name)])) as Record<DataClass, GuardAction>;
}
