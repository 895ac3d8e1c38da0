"use client";

import { Bar, BarChart, CartesianGrid, type LabelProps, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { classNames } from "../class-names.ts";
import { formatDay, formatFullDay } from "../format-amounts.ts";
import { type ChartRow, type Format, fillOf, type Series, swatchOf, totalOf } from "./series.ts";

type StackedBarsProps = {
  label: string;
  series: readonly Series[];
  rows: readonly ChartRow[];
  format: Format;
  formatAxis: Format;
};

const TICK = { fill: "var(--ink-faint)", fontSize: 12 };
const HEIGHT_PX = 240;

/** Amounts by day. The highest day carries its amount; arrow keys walk through the days and the tooltip reads them. */
export function StackedBars({ label, series, rows, format, formatAxis }: StackedBarsProps) {
  const highest = rows.reduce((best, row, index) => (totalOf(row) > totalOf(rows[best] ?? row) ? index : best), 0);
  // A series without height has no place for a label, so the highest day's own uppermost one carries it.
  const top = rows[highest]?.values.findLastIndex((value) => value > 0) ?? -1;
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <BarChart data={[...rows]} margin={{ top: 20, right: 4, bottom: 0, left: 0 }} barCategoryGap="18%" aria-label={label}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => formatDay(day)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          minTickGap={24}
        />
        <YAxis tickFormatter={formatAxis} tick={TICK} tickLine={false} axisLine={false} width="auto" allowDecimals={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--hover)" }}
          content={({ active, label: day }) =>
            active ? <DayDetail row={rows.find((row) => row.day === day)} series={series} format={format} /> : null
          }
        />
        {series.map((each, index) => (
          <Bar
            key={each.key}
            name={each.label}
            dataKey={(row: ChartRow) => row.values[index] ?? 0}
            stackId="day"
            fill={fillOf(each, index)}
            stroke="var(--surface)"
            strokeWidth={1}
            isAnimationActive={false}
            {...(index === top && { label: (props: LabelProps) => highestLabel(props, highest, rows, format) })}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** A direct label where it says most; recharts asks for one at every bar. */
function highestLabel({ index, x, y, width }: LabelProps, highest: number, rows: readonly ChartRow[], format: Format) {
  const row = rows[highest];
  if (index !== highest || !row || totalOf(row) === 0) return <g />;
  const isNearEnd = highest > rows.length * 0.9;
  const isNearStart = highest < rows.length * 0.1;
  const middle = Number(x) + Number(width) / 2;
  return (
    <text x={middle} y={Number(y) - 6} fill="var(--ink)" fontSize={12} textAnchor={isNearEnd ? "end" : isNearStart ? "start" : "middle"}>
      {format(totalOf(row))}
    </text>
  );
}

function DayDetail({ row, series, format }: { row: ChartRow | undefined; series: readonly Series[]; format: Format }) {
  if (!row) return null;
  const parts = series.map((each, index) => ({ each, index, value: row.values[index] ?? 0 })).filter(({ value }) => value > 0);
  return (
    <div className="min-w-44 max-w-72 rounded-md border bg-raised px-3 py-2 text-ink text-xs shadow-float">
      <p className="pb-1 font-medium">{formatFullDay(row.day)}</p>
      {parts.length === 0 && <p className="text-ink-soft">Nothing</p>}
      {parts.map(({ each, index, value }) => (
        <p key={each.key} className="flex items-center gap-2 py-0.5">
          <span aria-hidden className={classNames("size-2.5 shrink-0 rounded-full", swatchOf(each, index))} />
          <span className="min-w-0 flex-1 truncate text-ink-soft">{each.label}</span>
          <span className="font-mono tabular-nums">{format(value)}</span>
        </p>
      ))}
      {parts.length > 1 && (
        <p className="mt-1 flex justify-between gap-4 border-t pt-1 font-medium">
          <span>Total</span>
          <span className="font-mono tabular-nums">{format(totalOf(row))}</span>
        </p>
      )}
    </div>
  );
}
