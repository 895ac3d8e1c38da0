"use client";

import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { CASE_LEVELS, type CaseCounts, countCases } from "../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../_client/use-me.ts";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { LEVEL_LOOKS } from "../../_shell/risk-words.ts";
import { ASSIGNEES, type CasesUrl } from "../_hooks/use-cases-url.ts";
import { STATE_LOOKS } from "./case-words.ts";

/** Counted up to a bound: a badge says no more than "99+". */
export function capped(count: number, { most }: Pick<CaseCounts, "most">): string {
  return count >= most ? `${most - 1}+` : String(count);
}

const ASSIGNEE_WORDS = { me: "Mine", nobody: "Nobody's" } as const;

export function CaseFilters({ url }: { url: CasesUrl }) {
  const counts = useQuery({ queryKey: queryKeys.riskCaseCounts, queryFn: ({ signal }) => countCases(signal) }).data;
  const mayWork = worksCases(useMe().data);
  const withCount = (word: string, count: number | undefined) =>
    counts && count !== undefined ? `${word} ${capped(count, counts)}` : word;
  const one = <Value extends string>(chosen: Value[], before: Value | null) => chosen.find((each) => each !== before) ?? null;
  return (
    <div className="flex flex-col gap-2">
      <FilterChips
        legend="State"
        options={[
          { value: "open" as const, label: withCount(STATE_LOOKS.open.word, counts?.open) },
          { value: "in_review" as const, label: withCount(STATE_LOOKS.in_review.word, counts?.inReview) },
          { value: "awaiting_release" as const, label: withCount(STATE_LOOKS.awaiting_release.word, counts?.awaitingRelease) },
          { value: "closed" as const, label: STATE_LOOKS.closed.word },
        ]}
        chosen={url.state ? [url.state] : []}
        onChosen={(chosen) => url.change({ state: one(chosen, url.state) })}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <FilterChips
          legend="Level"
          options={CASE_LEVELS.map((level) => ({ value: level, label: LEVEL_LOOKS[level].word }))}
          chosen={url.level ? [url.level] : []}
          onChosen={(chosen) => url.change({ level: one(chosen, url.level) })}
        />
        {mayWork && (
          <FilterChips
            legend="Whose"
            options={ASSIGNEES.map((value) => ({
              value,
              label: withCount(ASSIGNEE_WORDS[value], value === "me" ? counts?.mine : counts?.unassigned),
            }))}
            chosen={url.assignee ? [url.assignee] : []}
            onChosen={(chosen) => url.change({ assignee: one(chosen, url.assignee) })}
          />
        )}
        <FilterChips
          legend="Time"
          options={[{ value: "overdue" as const, label: withCount("Overdue", counts?.overdue) }]}
          chosen={url.isOverdue ? ["overdue"] : []}
          onChosen={(chosen) => url.change({ overdue: chosen.length > 0 ? "true" : null })}
        />
      </div>
    </div>
  );
}
