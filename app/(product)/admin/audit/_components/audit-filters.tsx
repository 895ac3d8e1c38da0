"use client";

import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { FilterForm } from "../../../_report/filter-form.tsx";
import { type AuditUrl, NO_FILTERS, SEVERITIES } from "../_hooks/use-audit-url.ts";
import { SEVERITY_LOOKS } from "./audit-words.ts";

const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: SEVERITY_LOOKS[value].word }));
const FIELDS = [
  { name: "actor", label: "Actor", placeholder: "usr_…", type: "text" },
  { name: "action", label: "Action", placeholder: "auth. or auth.user-banned", type: "text" },
  { name: "target", label: "Target", placeholder: "The id of what was changed", type: "text" },
  { name: "from", label: "From", placeholder: "", type: "date" },
  { name: "to", label: "To, inclusive", placeholder: "", type: "date" },
] as const;

export function AuditFilters({ url }: { url: AuditUrl }) {
  const { values, severity, change, isFiltered } = url;
  return (
    <FilterForm
      fields={FIELDS}
      values={values}
      look="grid-cols-2 lg:grid-cols-5"
      isFiltered={isFiltered}
      onApply={(applied) => change({ ...applied, record: null })}
      onClear={() => change(NO_FILTERS)}
      chips={
        <FilterChips
          legend="Severity"
          options={SEVERITY_OPTIONS}
          chosen={severity ? [severity] : []}
          onChosen={(chosen) => change({ severity: chosen.find((each) => each !== severity) ?? null, record: null })}
        />
      }
    />
  );
}
