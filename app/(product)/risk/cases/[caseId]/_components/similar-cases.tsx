"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { listSimilarCases } from "../../../../../_client/risk-cases.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { OUTCOME_LOOKS, RELATION_WORDS, STATE_LOOKS } from "../../_components/case-words.ts";

/** What shares an account stands first, then what looks alike: what those came to helps to decide this one. */
export function SimilarCases({ caseId }: { caseId: string }) {
  const similar = useQuery({ queryKey: queryKeys.similarRiskCases(caseId), queryFn: ({ signal }) => listSimilarCases(caseId, signal) });
  return (
    <section aria-label="Similar cases" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Similar cases</h2>
      {similar.isPending && <Skeleton className="h-16" />}
      {similar.isError && <QueryError title="Similar cases could not be loaded" query={similar} />}
      {similar.data?.length === 0 && <p className="text-ink-soft text-sm">None shares an account with this one or looks like it.</p>}
      <ul className="flex flex-col">
        {similar.data?.map(({ case: found, relation, likeness }) => {
          const look = found.outcome === null ? STATE_LOOKS[found.state] : OUTCOME_LOOKS[found.outcome];
          return (
            <li key={found.id} className="flex min-w-0 flex-wrap items-center gap-2 border-t py-2 text-sm">
              <Link href={`/risk/cases/${found.id}`} className="min-w-0 flex-1 truncate text-accent-ink underline">
                {found.title}
              </Link>
              <span className="text-ink-soft text-xs">
                {RELATION_WORDS[relation]}
                {likeness !== null && ` ${Math.round(100 * likeness)} %`}
              </span>
              <Badge tone={look.tone} icon={look.icon}>
                {look.word}
              </Badge>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
