"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getUsage } from "../../../../_client/usage.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { rangeOf } from "../../_hooks/report-period.ts";
import type { People } from "./budget-words.ts";

/** Names by id: oneself, and whoever has asked a model in the last 90 days. */
export function usePeople(): People {
  const me = useMe().data;
  const { from, to } = rangeOf(new URLSearchParams("period=90d"), Date.now());
  const query = `${new URLSearchParams({ from, to, groupBy: "user" })}`;
  const report = useQuery({ queryKey: queryKeys.usage(query), queryFn: ({ signal }) => getUsage(query, signal) });
  return useMemo(() => {
    const others = report.data?.groups.flatMap(({ key, label }) => (key === null ? [] : [[key, label] as const])) ?? [];
    return new Map<string, string>([...(me ? [[me.id, me.name] as const] : []), ...others]);
  }, [me, report.data]);
}
