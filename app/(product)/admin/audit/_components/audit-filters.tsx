"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
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

/** Set by Enter or the button: every letter typed would be a question of its own to a trail of any length. */
export function AuditFilters({ url }: { url: AuditUrl }) {
  const { values, severity, change, isFiltered } = url;
  const [draft, setDraft] = useState<Readonly<Record<string, string | undefined>>>(values);
  useEffect(() => setDraft(values), [values]);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    change({ ...Object.fromEntries(FIELDS.map(({ name }) => [name, draft[name]?.trim() || null])), record: null });
  };
  return (
    <form aria-label="Filters" onSubmit={apply} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
        {FIELDS.map(({ name, label, placeholder, type }) => (
          <Field
            key={name}
            label={label}
            type={type}
            placeholder={placeholder}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={draft[name] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setDraft((before) => ({ ...before, [name]: value }));
            }}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <FilterChips
          legend="Severity"
          options={SEVERITY_OPTIONS}
          chosen={severity ? [severity] : []}
          onChosen={(chosen) => change({ severity: chosen.find((each) => each !== severity) ?? null, record: null })}
        />
        <div className="flex gap-2">
          <Button type="submit" size="small">
            Apply
          </Button>
          {isFiltered && (
            <Button size="small" tone="quiet" onClick={() => change(NO_FILTERS)}>
              Clear
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
