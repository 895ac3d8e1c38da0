"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { queryKeys } from "../../../_client/query-keys.ts";

/** A trip, a lease and a model's row tell of the same thing: whatever came of a decision, all three are read again. */
export function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [queryKeys.allSafetyTrips, queryKeys.allSafetyLeases, queryKeys.safetyModels].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
    [client],
  );
}
