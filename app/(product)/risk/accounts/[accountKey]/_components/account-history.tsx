"use client";

import { ChartScatter, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { HistoryPoint, RiskAccount } from "../../../../../_client/risk-views.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { Segments } from "../../../../../_ui/segments.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatRoughDollars } from "../../../_shell/format-rough-dollars.ts";
import { formatRiskScore, LEVEL_LOOKS, STANDING_LOOKS } from "../../../_shell/risk-words.ts";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Direction", look: "max-sm:hidden" },
  { name: "About", look: "text-right" },
  { name: "Score", look: "text-right" },
  { name: "Standing" },
] as const;

const HistoryChart = dynamic(() => import("./history-chart.tsx").then((module) => module.HistoryChart), {
  ssr: false,
  loading: () => <Skeleton className="h-45" />,
});

const VIEWS = [
  { value: "chart", label: "Chart", icon: ChartScatter },
  { value: "table", label: "Table", icon: Table2 },
] as const;
type View = (typeof VIEWS)[number]["value"];

/** What the account paid and received, drawn or as a table. */
export function AccountHistory({ account: { history, isHistoryCut } }: { account: RiskAccount }) {
  const [view, setView] = useState<View>("chart");
  const router = useRouter();
  const open = (transactionId: string) => router.push(`/risk/transactions/${transactionId}`);
  return (
    <section aria-label="History" className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-medium text-base">
          {isHistoryCut
            ? `The newest ${history.length} transactions`
            : `${history.length} ${history.length === 1 ? "transaction" : "transactions"}`}
        </h2>
        <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} isIconOnly />
      </div>
      {view === "table" ? (
        <HistoryTable history={history} />
      ) : (
        <>
          <h3 className="text-ink-soft text-xs">Amounts in US dollars by rough rates, on a logarithmic scale</h3>
          <HistoryChart history={history} value="amount" onOpen={open} />
          <h3 className="text-ink-soft text-xs">Scores</h3>
          <HistoryChart history={history} value="score" onOpen={open} />
          <p className="text-ink-faint text-xs">
            Circles were paid, squares were received. Larger, coloured marks are of medium level and above; the table has all of them in
            words.
          </p>
        </>
      )}
    </section>
  );
}

function HistoryTable({ history }: { history: readonly HistoryPoint[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section tabIndex={0} aria-label="History as a table" className="max-h-96 overflow-auto">
      <ReportTable caption="Transactions of this account, newest first" columns={COLUMNS} isHeadSticky>
        <tbody>
          {history.toReversed().map((point) => (
            <HistoryRow key={point.transactionId} point={point} />
          ))}
        </tbody>
      </ReportTable>
    </section>
  );
}

function HistoryRow({ point }: { point: HistoryPoint }) {
  const standing = STANDING_LOOKS[point.standing];
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="whitespace-nowrap py-1.5 pr-4 text-left font-mono font-normal tabular-nums">
        <Link href={`/risk/transactions/${point.transactionId}`} className="text-accent-ink underline">
          {formatMoment(point.at)}
        </Link>
      </th>
      <td className="py-1.5 pr-4 max-sm:hidden">{point.direction === "paid" ? "Paid" : "Received"}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right font-mono tabular-nums">{formatRoughDollars(point.dollars)}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right font-mono tabular-nums">
        {formatRiskScore(point.score)}
        <span className="sr-only"> {LEVEL_LOOKS[point.level].word}</span>
      </td>
      <td className="py-1.5">
        <Badge tone={standing.tone} icon={standing.icon}>
          {standing.word}
        </Badge>
      </td>
    </tr>
  );
}
