export const GROUPS = [
  { value: "user", label: "Person" },
  { value: "organization", label: "Organization" },
  { value: "model", label: "Model" },
  { value: "feature", label: "Feature" },
  { value: "provider", label: "Provider" },
] as const;
export type Group = (typeof GROUPS)[number]["value"];

export function groupOf(search: URLSearchParams): Group {
  const named = search.get("by");
  return GROUPS.find(({ value }) => value === named)?.value ?? "user";
}

export function wordOf(group: Group): string {
  return GROUPS.find(({ value }) => value === group)?.label ?? "Group";
}
