"use client";

import { FlaskConical } from "lucide-react";
import type { Ref } from "react";
import type { RiskTransactionRow } from "../../../_client/risk-transactions.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../_ui/report-table.tsx";
import { RowLink } from "../../../_ui/row-target.tsx";
import { formatMoment } from "../../_report/format-moment.ts";
import { formatMajorAmount } from "../_shell/format-exact-amount.ts";
import { formatRiskScore, LEVEL_LOOKS, STANDING_LOOKS } from "../_shell/risk-words.ts";

const COLUMNS = [
  { name: "Time (UTC)", look: "max-sm:pr-2" },
  { name: "Level", look: "max-sm:pr-2" },
  { name: "Score", look: "text-right max-sm:pr-2" },
  { name: "Amount", look: "text-right max-sm:pr-2" },
  { name: "From → to", look: "max-md:hidden" },
  { name: "Standing", look: "max-sm:hidden" },
] as const;

type FeedTableProps = { ref: Ref<HTMLTableSectionElement>; transactions: readonly RiskTransactionRow[] };

/** j and k move, Enter opens. */
export function FeedTable({ ref, transactions }: FeedTableProps) {
  return (
    <ReportTable caption="Judged transactions, newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody ref={ref} onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {transactions.map((transaction) => (
          <Row key={transaction.id} transaction={transaction} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function Row({ transaction }: { transaction: RiskTransactionRow }) {
  const { id, at, from, to, level, score, standing, source } = transaction;
  const levelLook = LEVEL_LOOKS[level];
  const standingLook = STANDING_LOOKS[standing];
  return (
    <tr className="relative border-b last:border-0 hover:bg-hover has-focus-visible:bg-accent-soft">
      <th scope="row" className="py-2 pr-4 text-left font-mono font-normal tabular-nums max-sm:whitespace-normal max-sm:pr-2">
        <RowLink id={id} href={`/risk/transactions/${id}`}>
          <time dateTime={at}>{formatMoment(at)}</time>
          <span className="sr-only">
            : {from} to {to}, {standingLook.word}
          </span>
        </RowLink>
      </th>
      <td className="py-2 pr-4 max-sm:pr-2">
        <Badge tone={levelLook.tone} icon={levelLook.icon}>
          {levelLook.word}
        </Badge>
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:pr-2">{formatRiskScore(score)}</td>
      <td className="max-w-48 truncate py-2 pr-4 text-right font-mono tabular-nums max-sm:max-w-24 max-sm:pr-0">
        {formatMajorAmount(transaction)}
      </td>
      <td className="max-w-72 truncate py-2 pr-4 max-md:hidden">
        {from} → {to}
      </td>
      <td className="py-2 max-sm:hidden">
        <span className="inline-flex items-center gap-2">
          <Badge tone={standingLook.tone} icon={standingLook.icon}>
            {standingLook.word}
          </Badge>
          {source.type === "demo" && (
            <span className="inline-flex items-center gap-1 text-demo text-xs">
              <FlaskConical aria-hidden className="size-3.5" />
              Generated
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}
