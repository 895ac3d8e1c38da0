"use client";

import { type FormEvent, useEffect, useState } from "react";
import { LINE_LEVELS } from "../../../../_client/log-lines.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { LOG_FIELDS, type LogUrl, NO_FILTERS } from "../_hooks/use-log-url.ts";
import { LEVEL_LOOKS } from "./log-words.ts";

const LEVEL_OPTIONS = LINE_LEVELS.map((value) => ({ value, label: LEVEL_LOOKS[value].word }));
const FIELDS = {
  requestId: { label: "Request", placeholder: "req_…" },
  route: { label: "Route", placeholder: "/chat/stream" },
  org: { label: "Organization", placeholder: "org_… or its pseudonym" },
} as const;

/** Set by Enter or the button: every letter typed would be a question of its own. */
export function LogFilters({ url }: { url: LogUrl }) {
  const { values, level, change, isFiltered } = url;
  const [draft, setDraft] = useState<Readonly<Record<string, string | undefined>>>(values);
  useEffect(() => setDraft(values), [values]);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    change({ ...Object.fromEntries(LOG_FIELDS.map((name) => [name, draft[name]?.trim() || null])), line: null });
  };
  return (
    <form aria-label="Filters" onSubmit={apply} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        {LOG_FIELDS.map((name) => (
          <Field
            key={name}
            label={FIELDS[name].label}
            placeholder={FIELDS[name].placeholder}
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
          legend="Level"
          options={LEVEL_OPTIONS}
          chosen={level ? [level] : []}
          onChosen={(chosen) => change({ level: chosen.find((each) => each !== level) ?? null, line: null })}
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
