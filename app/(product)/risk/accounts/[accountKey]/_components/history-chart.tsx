"use client";

import { CartesianGrid, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import type { HistoryPoint } from "../../../../../_client/risk-views.ts";
import { formatDay } from "../../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatRoughDollars } from "../../../_shell/format-rough-dollars.ts";
import { formatRiskScore, LEVEL_LOOKS } from "../../../_shell/risk-words.ts";

const TICK = { fill: "var(--ink-faint)", fontSize: 12 };
const HEIGHT_PX = 180;
/** A logarithmic axis has no place for nothing. */
const LEAST_DOLLARS = 0.01;

type Point = HistoryPoint & { time: number; amount: number };

type HistoryChartProps = { history: readonly HistoryPoint[]; value: "amount" | "score"; onOpen(transactionId: string): void };

/** Payments are dots, what came in are squares; what somebody had to look at is filled in its own colour. */
export function HistoryChart({ history, value, onOpen }: HistoryChartProps) {
  const points = history.map((point): Point => ({ ...point, time: Date.parse(point.at), amount: Math.max(LEAST_DOLLARS, point.dollars) }));
  const isAmount = value === "amount";
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <ScatterChart margin={{ top: 8, right: 8, bottom: 0, left: 0 }} aria-label={isAmount ? "Amounts over time" : "Scores over time"}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="time"
          type="number"
          domain={["dataMin", "dataMax"]}
          tickFormatter={(time: number) => formatDay(new Date(time).toISOString().slice(0, 10))}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          minTickGap={40}
        />
        <YAxis
          dataKey={value}
          type="number"
          scale={isAmount ? "log" : "linear"}
          domain={isAmount ? ["auto", "auto"] : [0, 1]}
          tickFormatter={(tick: number) => (isAmount ? formatRoughDollars(tick) : tick.toFixed(1))}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={64}
          allowDataOverflow={false}
        />
        {!isAmount && <ReferenceLine y={0.5} stroke="var(--line-strong)" strokeDasharray="3 3" />}
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => <Detail point={active ? readPoint(payload[0]?.payload) : null} />}
        />
        {SERIES.map(({ direction, shape }) => (
          <Scatter
            key={direction}
            data={points.filter((point) => point.direction === direction)}
            shape={(props: object) => <Mark {...readMark(props)} shape={shape} />}
            isAnimationActive={false}
            onClick={(clicked: object) => {
              const point = readPoint("payload" in clicked ? clicked.payload : null);
              if (point) onOpen(point.transactionId);
            }}
          />
        ))}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

const SERIES = [
  { direction: "paid", shape: "circle" },
  { direction: "received", shape: "square" },
] as const;

const FILLS = {
  minimal: "var(--series-1)",
  low: "var(--series-1)",
  medium: "var(--info)",
  high: "var(--redacted)",
  critical: "var(--blocked)",
};

/** recharts hands shapes and tooltips what it was given as data; anything else is no point of ours. */
function readPoint(given: unknown): Point | null {
  return isPoint(given) ? given : null;
}

function isPoint(given: unknown): given is Point {
  return typeof given === "object" && given !== null && "transactionId" in given && "time" in given && "level" in given;
}

type MarkProps = { x: number; y: number; point: Point | null };

function readMark(props: object): MarkProps {
  const cx = "cx" in props ? Number(props.cx) : Number.NaN;
  const cy = "cy" in props ? Number(props.cy) : Number.NaN;
  return { x: cx, y: cy, point: readPoint("payload" in props ? props.payload : null) };
}

function Mark({ x, y, point, shape }: MarkProps & { shape: "circle" | "square" }) {
  if (!point || !Number.isFinite(x + y)) return <g />;
  const isSuspicious = point.level !== "minimal" && point.level !== "low";
  const size = isSuspicious ? 5 : 3.5;
  const look = {
    fill: FILLS[point.level],
    fillOpacity: isSuspicious ? 1 : 0.55,
    stroke: "var(--surface)",
    strokeWidth: 0.5,
    className: "cursor-pointer",
  };
  if (shape === "circle") return <circle cx={x} cy={y} r={size} {...look} />;
  return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} {...look} />;
}

function Detail({ point }: { point: Point | null }) {
  if (!point) return null;
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-ink text-xs shadow-float">
      <p className="font-medium">
        {point.direction === "paid" ? "Paid" : "Received"} about {formatRoughDollars(point.dollars)}
      </p>
      <p className="text-ink-soft">
        {formatMoment(point.at)} UTC, score {formatRiskScore(point.score)}, {LEVEL_LOOKS[point.level].word.toLowerCase()}
      </p>
    </div>
  );
}
