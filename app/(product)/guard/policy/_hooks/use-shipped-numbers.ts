"use client";

import { useQuery } from "@tanstack/react-query";
import { getGuardReport } from "../../../../_client/guard-report.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { formatRate } from "../../../../_ui/guard-numbers/rates.ts";

/** What was measured with the shipped threshold; null where nothing was, or nothing could be read. */
export function useShippedNumbers() {
  const { data } = useQuery({ queryKey: queryKeys.guardReport, queryFn: ({ signal }) => getGuardReport(signal), staleTime: 5 * 60_000 });
  const shipped = data?.releases[0]?.crossValidated.shipped ?? null;
  if (!shipped) return null;
  const { threshold, recall, fpr } = shipped;
  return { threshold, sentence: `finds ${formatRate(recall)} of attacks and refuses ${formatRate(fpr)} of harmless texts` };
}
