"use client";

import { LINE_LEVELS } from "../../../../_client/log-lines.ts";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { FilterForm } from "../../../_report/filter-form.tsx";
import { type LogUrl, NO_FILTERS } from "../_hooks/use-log-url.ts";
import { LEVEL_LOOKS } from "./log-words.ts";

const LEVEL_OPTIONS = LINE_LEVELS.map((value) => ({ value, label: LEVEL_LOOKS[value].word }));
const FIELDS = [
  { name: "requestId", label: "Request", placeholder: "req_…" },
  { name: "route", label: "Route", placeholder: "/chat/stream" },
  { name: "org", label: "Organization", placeholder: "org_… or its pseudonym" },
] as const;

export function LogFilters({ url }: { url: LogUrl }) {
  const { values, level, change, isFiltered } = url;
  return (
    <FilterForm
      fields={FIELDS}
      values={values}
      look="sm:grid-cols-3"
      isFiltered={isFiltered}
      onApply={(applied) => change({ ...applied, line: null })}
      onClear={() => change(NO_FILTERS)}
      chips={
        <FilterChips
          legend="Level"
          options={LEVEL_OPTIONS}
          chosen={level ? [level] : []}
          onChosen={(chosen) => change({ level: chosen.find((each) => each !== level) ?? null, line: null })}
        />
      }
    />
  );
}
