import { ArrowUpRight, House } from "lucide-react";
import type { MonitorRow, MonitorPanel as Panel } from "../../../../_client/risk-views.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatRoughDollars } from "../../_shell/format-rough-dollars.ts";
import { nameValue } from "./name-value.ts";

const COLUMNS = [
  { name: "What", look: "whitespace-nowrap" },
  { name: "Judged", look: "whitespace-nowrap text-right" },
  { name: "Suspicious", look: "whitespace-nowrap text-right" },
  { name: "At risk, about", look: "whitespace-nowrap text-right max-sm:hidden" },
] as const;

/** One heading of the profile as a table: what rose first, then what had most to be looked at. */
export function MonitorPanel({ panel }: { panel: Panel }) {
  return (
    <section aria-label={panel.title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-base">{panel.title}</h3>
      <p className="text-ink-soft text-sm">{panel.watches}</p>
      {panel.rows.length === 0 ? (
        <p className="rounded-md border px-3 py-4 text-ink-faint text-sm">None of the transactions of this period says anything of it.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section tabIndex={0} aria-label={`${panel.title}, table`} className="max-h-96 overflow-auto rounded-md border">
          <ReportTable caption={`${panel.title}: judged, to be looked at, amount at risk`} columns={COLUMNS} gap="around" isHeadSticky>
            <tbody>
              {panel.rows.map((row) => (
                <Row key={row.value} dimension={panel.dimension} row={row} />
              ))}
            </tbody>
          </ReportTable>
        </section>
      )}
      {panel.more && (
        <p className="text-ink-faint text-xs">
          And {formatCount(panel.more.values)} more with {formatCount(panel.more.judged)} transactions.
        </p>
      )}
    </section>
  );
}

function Row({ dimension, row: { value, isOwn, figures, suspectShare, rise } }: { dimension: string; row: MonitorRow }) {
  const { review, hold, block } = figures.decisions;
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="px-3 py-1.5 text-left font-normal">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere">{nameValue(dimension, value)}</span>
          {isOwn && (
            <Badge tone="info" icon={House}>
              Yours
            </Badge>
          )}
          {rise && (
            <Badge tone="redacted" icon={ArrowUpRight}>
              {`Risen: ${percent(rise.share)}, usually ${percent(rise.usualShare)}`}
            </Badge>
          )}
        </span>
      </th>
      <td className="px-3 py-1.5 text-right font-mono tabular-nums">{formatCount(figures.judged)}</td>
      <td className="whitespace-nowrap px-3 py-1.5 text-right font-mono tabular-nums">
        {formatCount(review + hold + block)} <span className="text-ink-faint">({percent(suspectShare)})</span>
      </td>
      <td className="px-3 py-1.5 text-right font-mono tabular-nums max-sm:hidden">{formatRoughDollars(figures.atRisk)}</td>
    </tr>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(share >= 0.1 || share === 0 ? 0 : 1)} %`;
