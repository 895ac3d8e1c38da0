"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type CaseOutcome, closeCases, type RiskCase } from "../../../../_client/risk-cases.ts";

type Input = { cases: readonly Pick<RiskCase, "id" | "version">[]; outcome: CaseOutcome; reason: string };

/** Some may be closed and others not: both are told. */
export function useCloseCases(onClosed: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ cases, outcome, reason }: Input) => closeCases(cases, outcome, reason),
    onSuccess: (results) => {
      const refused = results.filter((result) => result.case === null);
      const closed = results.length - refused.length;
      // Until the queue has been asked for again: the next case is none of these.
      const now = new Map(results.flatMap((result) => (result.case ? [[result.id, result.case] as const] : [])));
      client.setQueriesData<InfiniteData<{ items: RiskCase[] }>>({ queryKey: queryKeys.riskCaseLists }, (data) => data && put(data, now));
      if (closed > 0) toast.success(closed === 1 ? "1 case closed" : `${closed} cases closed`);
      const [first] = refused;
      if (first)
        toast.error(refused.length === 1 ? "1 case stays open" : `${refused.length} cases stay open`, { description: first.detail ?? "" });
      onClosed();
    },
    onError: (error) => toast.error("Not closed", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allRiskCases }),
  });
}

function put(data: InfiniteData<{ items: RiskCase[] }>, now: ReadonlyMap<string, RiskCase>): InfiniteData<{ items: RiskCase[] }> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((each) => now.get(each.id) ?? each) })) };
}
