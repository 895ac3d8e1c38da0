"use client";

import { useMe } from "../../../_client/use-me.ts";
import { Segments } from "../../../_ui/segments.tsx";
import type { UrlChange } from "../../../_ui/use-url-state.ts";

const SCOPES = [
  { value: "deployment", label: "Every organization" },
  { value: "organization", label: "This organization" },
] as const;
type Scope = (typeof SCOPES)[number]["value"];

/** For whoever runs the deployment: they see every organization unless they say otherwise. Nobody else has a choice. */
export function ScopeChoice({ search, change }: { search: URLSearchParams; change(values: UrlChange): void }) {
  if (useMe().data?.platformRole === undefined) return null;
  const chosen: Scope = search.get("scope") === "organization" ? "organization" : "deployment";
  return (
    <Segments
      legend="Whose"
      options={SCOPES}
      chosen={chosen}
      onChosen={(value) => change({ scope: value === "organization" ? value : null })}
    />
  );
}

/** As the API is asked: left out, it is everything somebody may see. */
export function scopeOf(search: URLSearchParams): { scope?: "organization" } {
  return search.get("scope") === "organization" ? { scope: "organization" } : {};
}
