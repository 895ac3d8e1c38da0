"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { FIRST_PAGE } from "../../../../../_client/pages.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { listRiskTransactions } from "../../../../../_client/risk-transactions.ts";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatMajorAmount } from "../../../_shell/format-exact-amount.ts";
import { formatRiskScore, LEVEL_LOOKS } from "../../../_shell/risk-words.ts";
import { Section } from "./verdict-facts.tsx";

const SHOWN = 6;

type SameAccountProps = { title: string; accountKey: string; name: string; without: string };

/** What else an account has to do with, on either side. */
export function SameAccount({ title, accountKey, name, without }: SameAccountProps) {
  const query = new URLSearchParams({ account: accountKey }).toString();
  const page = useQuery({
    queryKey: queryKeys.riskTransactions(`${query}&few`),
    queryFn: ({ signal }) => listRiskTransactions(query, FIRST_PAGE, signal, SHOWN + 1),
  });
  const others = (page.data?.items ?? []).filter(({ id }) => id !== without).slice(0, SHOWN);
  return (
    <Section title={title}>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link href={`/risk/accounts/${accountKey}`} className="wrap-anywhere min-w-0 text-accent-ink underline">
          {name}
        </Link>
        <Link href={`/risk?account=${accountKey}`} className="text-accent-ink underline">
          All its transactions
        </Link>
      </p>
      {page.isPending && <Skeleton className="h-20" />}
      {page.isError && <p className="text-ink-soft text-sm">They could not be loaded. Open the account to try again.</p>}
      {page.data && others.length === 0 && <p className="text-ink-soft text-sm">Nothing else was judged of this account.</p>}
      <ul className="flex flex-col">
        {others.map((each) => (
          <li key={each.id} className="border-b last:border-0">
            <Link
              href={`/risk/transactions/${each.id}`}
              className="flex items-baseline justify-between gap-3 py-1.5 text-sm hover:bg-hover"
            >
              <span className="font-mono text-ink-soft tabular-nums">{formatMoment(each.at)}</span>
              <span className="min-w-0 flex-1 truncate text-right font-mono tabular-nums">{formatMajorAmount(each)}</span>
              <span className="font-mono tabular-nums">
                {formatRiskScore(each.score)}
                <span className="sr-only">, {LEVEL_LOOKS[each.level].word}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
