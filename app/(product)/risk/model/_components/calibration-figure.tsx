"use client";

import { ChartScatter, Table2 } from "lucide-react";
import { useId, useState } from "react";
import type { CalibrationBin } from "../../../../_client/risk-models.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { share } from "./model-words.ts";

const COLUMNS = [
  { name: "Transactions", look: "text-right" },
  { name: "Probability said", look: "text-right" },
  { name: "Came true", look: "text-right" },
] as const;

const VIEWS = [
  { value: "chart", label: "Chart", icon: ChartScatter },
  { value: "table", label: "Table", icon: Table2 },
] as const;

type View = (typeof VIEWS)[number]["value"];

const SIZE = { width: 520, height: 240, left: 48, bottom: 32, top: 12, right: 12 };
/** Both axes are logarithmic: most probabilities are far below a tenth. */
const TICKS = [0.001, 0.01, 0.1, 1];
const LOWEST = 0.0005;

const along = (value: number): number => (Math.log(Math.max(value, LOWEST)) - Math.log(LOWEST)) / -Math.log(LOWEST);
const toX = (value: number): number => SIZE.left + along(value) * (SIZE.width - SIZE.left - SIZE.right);
const toY = (value: number): number => SIZE.height - SIZE.bottom - along(value) * (SIZE.height - SIZE.bottom - SIZE.top);
const percent = (value: number): string => `${Number((100 * value).toPrecision(2))} %`;

/** What was said beside what came true: on the line, a probability is what it says. */
export function CalibrationFigure({ bins, isRecent }: { bins: readonly CalibrationBin[]; isRecent: boolean }) {
  const [view, setView] = useState<View>("chart");
  const id = useId();
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <figcaption className="flex flex-wrap items-center gap-2">
        <div className="mr-auto min-w-0">
          <h2 id={id} className="font-medium text-base">
            Calibration
          </h2>
          <p className="text-ink-soft text-sm">
            {isRecent ? "Of the last thirty days whose outcomes are known." : "On the transactions it was judged by when it was trained."}
          </p>
        </div>
        <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} isIconOnly />
      </figcaption>
      {view === "chart" ? <Chart bins={bins} /> : <BinTable bins={bins} />}
    </figure>
  );
}

function Chart({ bins }: { bins: readonly CalibrationBin[] }) {
  const most = Math.max(...bins.map(({ count }) => count));
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label="Probability said, and share that was fraud"
      className="w-full max-w-160"
    >
      {TICKS.map((tick) => (
        <g key={tick} fill="var(--ink-faint)" fontSize={11}>
          <line x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={toY(tick)} y2={toY(tick)} stroke="var(--line)" />
          <text x={SIZE.left - 6} y={toY(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
          <text x={toX(tick)} y={SIZE.height - SIZE.bottom + 16} textAnchor={tick === 1 ? "end" : "middle"}>
            {percent(tick)}
          </text>
        </g>
      ))}
      <line x1={toX(LOWEST)} y1={toY(LOWEST)} x2={toX(1)} y2={toY(1)} stroke="var(--ink-faint)" strokeDasharray="4 4" />
      {bins.map(({ count, predicted, observed }) => (
        <circle
          key={predicted}
          cx={toX(predicted)}
          cy={toY(observed)}
          r={4 + 5 * Math.sqrt(count / most)}
          fill="var(--accent)"
          fillOpacity={0.75}
        >
          <title>{`Said ${percent(predicted)}, came true ${percent(observed)}, ${count.toLocaleString("en")} transactions`}</title>
        </circle>
      ))}
      <text x={SIZE.width - SIZE.right} y={SIZE.height - 2} textAnchor="end" fill="var(--ink-faint)" fontSize={11}>
        probability said →
      </text>
    </svg>
  );
}

function BinTable({ bins }: { bins: readonly CalibrationBin[] }) {
  return (
    <ReportTable caption="Probability said and share that was fraud" columns={COLUMNS} gap="none">
      <tbody className="text-right font-mono tabular-nums">
        {bins.map(({ count, predicted, observed }) => (
          <tr key={predicted} className="border-b last:border-0">
            <td className="py-1.5">{count.toLocaleString("en")}</td>
            <td className="py-1.5">{share(predicted, 4)}</td>
            <td className="py-1.5">{share(observed, 4)}</td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  );
}
