"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { estimateRun, type PromptRunInput, type RunEstimate } from "../../../../_client/prompt-runs.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { formatCount, formatMoney } from "../../../../_ui/format-amounts.ts";
import { useDebounced } from "../../../../_ui/use-debounced.ts";

const REST_MS = 600;

/** What a run would cost, asked once the form rests. Without an answer nothing is said: the cost after the run is the one that counts. */
export function RunCost({ promptId, input, isReady }: { promptId: string; input: PromptRunInput; isReady: boolean }) {
  const now = JSON.stringify(input);
  const rested = useDebounced(now, REST_MS);
  const estimate = useQuery({
    queryKey: queryKeys.promptEstimate(promptId, rested),
    queryFn: ({ signal }) => estimateRun(promptId, input, signal),
    enabled: isReady && rested === now,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  if (!isReady || !estimate.data) return null;
  return <p className="min-w-0 text-ink-soft text-sm tabular-nums">{describe(estimate.data)}</p>;
}

function describe({ isFree, isDemo, inputTokens, costMicrosLikely, costMicrosMax, provider, model }: RunEstimate): string {
  const tokens = `about ${formatCount(inputTokens)} tokens in`;
  if (isDemo) return `Free: the demo engine answers; ${tokens}`;
  if (isFree) return `Free with ${provider}/${model}; ${tokens}`;
  const likely = costMicrosLikely === null ? "" : `, likely ${formatMoney(costMicrosLikely)}`;
  return `At most ${formatMoney(costMicrosMax)}${likely}; ${tokens}`;
}
