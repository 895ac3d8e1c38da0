import { dataActionOf } from "./decide.ts";
import { hideData } from "./find-data.ts";
import type { GuardPolicyRules } from "./policy.ts";

/** What of a person's text a model gets: without the data that the organization does not let in. Depends on text and policy alone. */
export function redactInput(text: string, policy: GuardPolicyRules): string {
  if (!hasHiddenData(policy)) return text;
  return hideData(text, (kind) => isHidden(dataActionOf([kind], policy, "input")));
}

/** False for most: then nobody has to look. */
function hasHiddenData({ data }: GuardPolicyRules): boolean {
  return Object.values(data).some(({ input }) => isHidden(input));
}

function isHidden(action: string): boolean {
  return action === "redact" || action === "block";
}
