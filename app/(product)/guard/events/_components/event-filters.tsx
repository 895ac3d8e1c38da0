"use client";

import { ATTACK_CLASSES, type AttackClass } from "../../../../_client/guard-policy.ts";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { ACTION_LOOKS, STAGE_NAMES, VERDICT_LOOKS } from "../../../../_ui/verdicts.ts";
import { ATTACK_LOOKS } from "../../_components/guard-words.ts";
import { ACTIONS, type EventsUrl, FEATURES, STAGES, VERDICTS } from "../_hooks/use-events-url.ts";

const ACTION_OPTIONS = ACTIONS.map((value) => ({ value, label: ACTION_LOOKS[value].word }));
const STAGE_OPTIONS = STAGES.map((value) => ({ value, label: STAGE_NAMES[value] }));
const FEATURE_OPTIONS = FEATURES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));
type Any<Value extends string> = readonly { value: Value | "any"; label: string }[];
const VERDICT_OPTIONS: Any<(typeof VERDICTS)[number]> = [
  { value: "any", label: "Any" },
  ...VERDICTS.map((value) => ({ value, label: VERDICT_LOOKS[value].word })),
];
const CLASS_OPTIONS: Any<AttackClass> = [
  { value: "any", label: "Any" },
  ...ATTACK_CLASSES.map((value) => ({ value, label: ATTACK_LOOKS[value].word })),
];
const LEVEL_OPTIONS = [{ value: "near", label: "Near misses" }] as const;

export function EventFilters({ url }: { url: EventsUrl }) {
  // One of each: the newest choice is the one that was not there before.
  const pick = (name: string, before: string | null) => (chosen: string[]) =>
    url.change({ [name]: chosen.find((each) => each !== before) ?? null, event: null });
  const narrow = (name: string) => (value: string) => url.change({ [name]: value === "any" ? null : value, event: null });
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <SelectField label="Verdict" layout="inline" value={url.verdict ?? "any"} options={VERDICT_OPTIONS} onValue={narrow("verdict")} />
      <SelectField label="Class" layout="inline" value={url.attackClass ?? "any"} options={CLASS_OPTIONS} onValue={narrow("class")} />
      <FilterChips legend="Action" options={ACTION_OPTIONS} chosen={url.action ? [url.action] : []} onChosen={pick("action", url.action)} />
      <FilterChips legend="Stage" options={STAGE_OPTIONS} chosen={url.stage ? [url.stage] : []} onChosen={pick("stage", url.stage)} />
      <FilterChips
        legend="Feature"
        options={FEATURE_OPTIONS}
        chosen={url.feature ? [url.feature] : []}
        onChosen={pick("feature", url.feature)}
      />
      <FilterChips
        legend="Also"
        options={LEVEL_OPTIONS}
        chosen={url.isNear ? ["near"] : []}
        onChosen={pick("level", url.isNear ? "near" : null)}
      />
    </div>
  );
}
