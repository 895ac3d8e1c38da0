"use client";

import { X } from "lucide-react";
import { AUDIT_CATEGORIES, AUDIT_SOURCES } from "../../../../_client/failsafe-audits.ts";
import { Button } from "../../../../_ui/button.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { CATEGORY_WORDS } from "../../_shell/failsafe-words.ts";
import { type AuditsUrl, PASSED } from "../_hooks/use-audits-url.ts";
import { SOURCE_WORDS } from "./audit-words.ts";

export function AuditFilters({ url }: { url: AuditsUrl }) {
  const one = <Value extends string>(chosen: Value[], before: Value | null) => chosen.find((each) => each !== before) ?? null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 flex-wrap gap-x-6 gap-y-2">
        <FilterChips
          legend="Result"
          options={PASSED.map((value) => ({ value, label: value === "true" ? "Passed" : "Failed" }))}
          chosen={url.passed ? [url.passed] : []}
          onChosen={(chosen) => url.change({ passed: one(chosen, url.passed) })}
        />
        <FilterChips
          legend="From"
          options={AUDIT_SOURCES.map((value) => ({ value, label: SOURCE_WORDS[value] }))}
          chosen={url.source ? [url.source] : []}
          onChosen={(chosen) => url.change({ source: one(chosen, url.source) })}
        />
      </div>
      <FilterChips
        legend="Failed in"
        options={AUDIT_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }))}
        chosen={url.category ? [url.category] : []}
        onChosen={(chosen) => url.change({ category: one(chosen, url.category) })}
      />
      {url.model !== null && (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="wrap-anywhere">
            Of <span className="font-mono">{url.model}</span> alone
          </span>
          <Button size="small" tone="quiet" onClick={() => url.change({ model: null })}>
            <X aria-hidden className="size-3.5" />
            Every model
          </Button>
        </p>
      )}
    </div>
  );
}
