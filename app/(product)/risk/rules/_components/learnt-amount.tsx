"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getLearntAmount } from "../../../../_client/risk-rules.ts";
import { useDebounced } from "../../../../_ui/use-debounced.ts";

const PAUSE_MS = 300;

/** What a percentile comes to today; it moves as the organization does. */
export function LearntAmount({ percentile }: { percentile: number }) {
  const settled = useDebounced(percentile, PAUSE_MS);
  const query = new URLSearchParams({ percentile: String(settled), of: "all" }).toString();
  const { data } = useQuery({
    queryKey: queryKeys.learntAmount(query),
    queryFn: ({ signal }) => getLearntAmount(query, signal),
    enabled: settled >= 1 && settled <= 99.99,
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  return (
    <p role="status" className="pt-1 text-ink-soft text-xs">
      {data.amountUsd === null
        ? "Too little was judged yet: the rule says that it lacks history."
        : `At present about ${data.amountUsd.toLocaleString("en", { maximumFractionDigits: 0 })} US dollars.`}
    </p>
  );
}
