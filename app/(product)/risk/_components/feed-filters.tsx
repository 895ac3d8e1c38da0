"use client";

import { X } from "lucide-react";
import { DECISIONS, LEVELS, SOURCES, STANDINGS } from "../../../_client/risk-views.ts";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import type { LiveUrl } from "../_hooks/use-live-url.ts";
import { SINCE_DAYS } from "../_hooks/use-live-url.ts";
import { DECISION_LOOKS, LEVEL_LOOKS, STANDING_LOOKS } from "../_shell/risk-words.ts";
import { SOURCE_WORDS } from "./source-words.ts";

type Any<Value extends string> = readonly { value: Value | "any"; label: string }[];
const ANY = { value: "any", label: "Any" } as const;

const STANDING_OPTIONS = STANDINGS.map((value) => ({ value, label: STANDING_LOOKS[value].word }));
const LEVEL_OPTIONS: Any<(typeof LEVELS)[number]> = [ANY, ...LEVELS.map((value) => ({ value, label: LEVEL_LOOKS[value].word }))];
const DECISION_OPTIONS: Any<(typeof DECISIONS)[number]> = [
  ANY,
  ...DECISIONS.map((value) => ({ value, label: DECISION_LOOKS[value].word })),
];
const SOURCE_OPTIONS: Any<(typeof SOURCES)[number]> = [ANY, ...SOURCES.map((value) => ({ value, label: SOURCE_WORDS[value] }))];
const SINCE_OPTIONS: Any<(typeof SINCE_DAYS)[number]> = [
  ANY,
  ...SINCE_DAYS.map((value) => ({ value, label: value === "1" ? "Last day" : `Last ${value} days` })),
];

export function FeedFilters({ url }: { url: LiveUrl }) {
  const narrow = (name: string) => (value: string) => url.change({ [name]: value === "any" ? null : value });
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <FilterChips
        legend="Standing"
        options={STANDING_OPTIONS}
        chosen={url.standing ? [url.standing] : []}
        onChosen={(chosen) => url.change({ standing: chosen.find((each) => each !== url.standing) ?? null })}
      />
      <SelectField label="Level" layout="inline" value={url.level ?? "any"} options={LEVEL_OPTIONS} onValue={narrow("level")} />
      <SelectField label="Decision" layout="inline" value={url.decision ?? "any"} options={DECISION_OPTIONS} onValue={narrow("decision")} />
      <SelectField label="Source" layout="inline" value={url.source ?? "any"} options={SOURCE_OPTIONS} onValue={narrow("source")} />
      <SelectField label="Since" layout="inline" value={url.since ?? "any"} options={SINCE_OPTIONS} onValue={narrow("since")} />
      {url.account && (
        <button
          type="button"
          aria-label="Remove the filter by account"
          onClick={() => url.change({ account: null })}
          className="inline-flex h-7 items-center gap-1.5 rounded-md border border-accent bg-accent-soft px-2 text-accent-ink text-sm hover:border-accent-hover"
        >
          One account
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
