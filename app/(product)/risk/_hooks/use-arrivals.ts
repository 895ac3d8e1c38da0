"use client";

import { useCallback, useEffect, useState } from "react";
import { type Arrival, listArrivals } from "../../../_client/risk-views.ts";

const EVERY_MS = 2_000;
/** After failures it asks less and less often. */
const SLOWEST_MS = 30_000;
/** More than anybody counts; the list is loaded anew in any case. */
const KEPT_MAX = 1_000;

/** What came in since the list was loaded, asked every two seconds while somebody can see it. Nothing on the page moves by it. */
export function useArrivals(): { arrivals: readonly Arrival[]; isLost: boolean; forget(): void } {
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([]);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const stopped = new AbortController();
    let cursor: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = EVERY_MS;
    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden" || stopped.signal.aborted) return;
      const page = await listArrivals(cursor, stopped.signal).catch(() => null);
      if (stopped.signal.aborted) return;
      if (page) {
        cursor = page.cursor;
        if (page.items.length > 0) setArrivals((known) => [...known, ...page.items].slice(-KEPT_MAX));
      }
      waitMs = page ? EVERY_MS : Math.min(SLOWEST_MS, waitMs * 2);
      setLost(page === null);
      timer = setTimeout(() => void ask(), page?.isCut ? 0 : waitMs);
    };
    const onVisible = () => void ask();
    document.addEventListener("visibilitychange", onVisible);
    void ask();
    return () => {
      stopped.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);
  return { arrivals, isLost, forget: useCallback(() => setArrivals([]), []) };
}
