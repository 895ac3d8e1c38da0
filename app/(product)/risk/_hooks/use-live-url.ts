"use client";

import { useMemo, useState } from "react";
import { type Arrival, DECISIONS, LEVELS, SOURCES, STANDINGS } from "../../../_client/risk-views.ts";
import { listOf, useUrlState } from "../../../_ui/use-url-state.ts";

export const SINCE_DAYS = ["1", "7", "30"] as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What the feed is narrowed to stands in the address; an account narrows it to both of its sides. */
export function useLiveUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  // By the hour, so that one question keeps its answer while somebody reads.
  const [now] = useState(() => Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const standing = listOf(found, "standing", STANDINGS)[0] ?? null;
    const level = listOf(found, "level", LEVELS)[0] ?? null;
    const decision = listOf(found, "decision", DECISIONS)[0] ?? null;
    const source = listOf(found, "source", SOURCES)[0] ?? null;
    const account = found.get("account");
    const since = listOf(found, "since", SINCE_DAYS)[0] ?? null;
    const sinceAt = since === null ? null : new Date(now - Number(since) * DAY_MS).toISOString();
    const filters = {
      ...{ ...(standing && { standing }), ...(level && { level }), ...(decision && { decision }), ...(source && { source }) },
      ...{ ...(account && { account }), ...(sinceAt && { since: sinceAt }) },
    };
    return {
      ...{ standing, level, decision, source, account, since, change },
      isFiltered: Object.keys(filters).length > 0,
      query: new URLSearchParams(filters).toString(),
      fits: (each: Arrival) =>
        (standing === null || each.standing === standing) &&
        (level === null || each.level === level) &&
        (decision === null || each.decision === decision) &&
        (source === null || each.source === source) &&
        (!account || each.payerKey === account || each.payeeKey === account) &&
        (sinceAt === null || each.at >= sinceAt),
    };
  }, [text, change, now]);
}

export type LiveUrl = ReturnType<typeof useLiveUrl>;
