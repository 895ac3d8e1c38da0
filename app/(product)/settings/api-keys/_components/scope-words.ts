import { KEY_SCOPES, type Permission, PLATFORM_ROLES, permissionsOfKey, ROLES } from "../../../../../lib/platform/permissions.ts";

/** What the person's roles let them give to a key, in the order of the table. */
export function scopesOfRole(role: string | undefined, platformRole: string | undefined): readonly Permission[] {
  const known = ROLES.find((each) => each === role);
  if (known === undefined) return [];
  const held = permissionsOfKey(
    known,
    PLATFORM_ROLES.find((each) => each === platformRole),
  );
  return KEY_SCOPES.filter((scope) => held.has(scope));
}

export type ScopePreset = "gateway" | "read" | "all" | "own";

export const PRESETS: readonly { value: ScopePreset; label: string; hint: string }[] = [
  { value: "gateway", label: "Gateway", hint: "Asks models at /api/v1, and nothing else." },
  { value: "read", label: "Read only", hint: "Reads what you may read and changes nothing." },
  { value: "all", label: "All of mine", hint: "Does what you may do, except make keys and change your account." },
  { value: "own", label: "Choose", hint: "Tick what the key is for; the fewer, the better." },
];

const GATEWAY: ReadonlySet<string> = new Set(["ai.read", "ai.write"]);

export function scopesOfPreset(preset: Exclude<ScopePreset, "own">, held: readonly string[]): string[] {
  switch (preset) {
    case "gateway":
      return held.filter((scope) => GATEWAY.has(scope));
    case "read":
      return held.filter((scope) => scope.endsWith(".read"));
    case "all":
      return [...held];
  }
}

/** "ai-policy.write" belongs to "ai-policy". */
export function groupScopes(scopes: readonly string[]): [string, string[]][] {
  return [...Map.groupBy(scopes, (scope) => scope.slice(0, scope.indexOf(".")))];
}

/** A few by name, then how many more. */
export function summarizeScopes(scopes: readonly string[]): string {
  const shown = scopes.slice(0, 3).join(", ");
  return scopes.length > 3 ? `${shown} and ${scopes.length - 3} more` : shown;
}
