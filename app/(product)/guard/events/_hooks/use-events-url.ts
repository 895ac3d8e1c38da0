"use client";

import { useMemo } from "react";
import { ATTACK_CLASSES } from "../../../../_client/guard-policy.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

export const ACTIONS = ["block", "redact", "warn", "allow"] as const;
export const STAGES = ["guard_in", "guard_out"] as const;
export const FEATURES = ["chat", "gateway", "playground", "prompts", "consensus"] as const;
export const VERDICTS = ["UNSAFE", "JAILBREAK", "PII_LEAK", "SAFE"] as const;
export const DAYS = ["7", "30", "90"] as const;

/** Which list is shown, what it is narrowed to and which event is open: all of it stands in the address. */
export function useEventsUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    // The API takes one of each, so a second choice replaces the first.
    const action = listOf(found, "action", ACTIONS)[0] ?? null;
    const stage = listOf(found, "stage", STAGES)[0] ?? null;
    const feature = listOf(found, "feature", FEATURES)[0] ?? null;
    const verdict = listOf(found, "verdict", VERDICTS)[0] ?? null;
    const attackClass = listOf(found, "class", ATTACK_CLASSES)[0] ?? null;
    const days = listOf(found, "days", DAYS)[0] ?? "30";
    const isNear = found.get("level") === "near";
    const filters = {
      ...{ ...(action && { action }), ...(stage && { stage }), ...(feature && { feature }), ...(verdict && { verdict }) },
      ...{ ...(attackClass && { class: attackClass }), ...(isNear && { level: "near" }) },
    };
    return {
      isAppeals: found.get("tab") === "appeals",
      days,
      verdict,
      attackClass,
      action,
      stage,
      feature,
      isNear,
      isFiltered: Object.keys(filters).length > 0 || days !== "30",
      query: new URLSearchParams({ ...filters, days }).toString(),
      openId: found.get("event"),
      change,
    };
  }, [text, change]);
}

export type EventsUrl = ReturnType<typeof useEventsUrl>;
