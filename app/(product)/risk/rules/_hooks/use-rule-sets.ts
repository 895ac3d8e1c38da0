"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRuleSets, moveRuleSet, type RuleSet, saveRules } from "../../../../_client/risk-rules.ts";

export function useRuleSets() {
  return useInfiniteQuery(pagesOf(queryKeys.ruleSets, listRuleSets));
}

const SAID = { live: "judges from now on", shadow: "is tried beside the one that judges", retired: "was retired" } as const;

/** Decisions about versions; whatever is refused is said, and what stands there now is shown. */
export function useRuleDecisions() {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (change: () => Promise<RuleSet>, say: (set: RuleSet) => string): Promise<RuleSet | null> => {
      setBusy(true);
      try {
        const set = await change();
        toast(say(set));
        return set;
      } catch (error) {
        toast.error("The rules were not changed", { description: asProblem(error).message });
        return null;
      } finally {
        setBusy(false);
        void client.invalidateQueries({ queryKey: queryKeys.ruleSets });
        void client.invalidateQueries({ queryKey: queryKeys.ruleShadow });
      }
    },
    [client],
  );
  const move = useCallback(
    (set: RuleSet, to: keyof typeof SAID) =>
      run(
        () => moveRuleSet(set, to),
        (moved) => `${titleOf(moved)} ${SAID[to]}`,
      ),
    [run],
  );
  const save = useCallback(
    (body: Parameters<typeof saveRules>[0]) =>
      run(
        () => saveRules(body),
        (set) => `Saved as version ${set.version}`,
      ),
    [run],
  );
  return { move, save, isBusy };
}

export const titleOf = ({ version }: Pick<RuleSet, "version">): string => (version === 0 ? "The set as shipped" : `Version ${version}`);
