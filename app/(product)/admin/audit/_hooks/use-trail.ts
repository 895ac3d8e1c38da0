"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { listAudit } from "../../../../_client/audit.ts";
import { pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** The records that fit `query`, newest first; those of the filters before stay until they have come. */
export function useTrail(query: string) {
  return useInfiniteQuery({
    ...pagesOf(queryKeys.audit(query), (cursor, signal) => listAudit(query, cursor, signal)),
    placeholderData: (previous) => previous,
  });
}
