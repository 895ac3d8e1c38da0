import { modelKey } from "./model-policy.ts";
import type { ModelPolicy } from "./routing.ts";

/** What an organization allows, less what the deployment does not. An empty list leaves everything to the organization. */
export function narrowPolicy(policy: ModelPolicy, allowedModels: readonly string[]): ModelPolicy {
  if (allowedModels.length === 0) return policy;
  const keys = keysOf(allowedModels);
  return {
    ...policy,
    isAllowed: (provider, model) => keys.has(modelKey(provider, model)) && policy.isAllowed(provider, model),
    isOnList: (provider, model) => keys.has(modelKey(provider, model)),
  };
}

/** Whether the deployment's own list has it, or there is none. */
export function isListed(allowedModels: readonly string[], provider: string, model: string): boolean {
  return allowedModels.length === 0 || keysOf(allowedModels).has(modelKey(provider, model));
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Settings are read once a second and asked by every request. */
function keysOf(allowedModels: readonly string[]): ReadonlySet<string> {
  const keys = known.get(allowedModels) ?? new Set(allowedModels.map(toKey));
  known.set(allowedModels, keys);
  return keys;
}

function toKey(named: string): string {
  const slash = named.indexOf("/");
  return modelKey(named.slice(0, slash), named.slice(slash + 1));
}
