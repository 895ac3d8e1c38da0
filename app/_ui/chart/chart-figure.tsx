"use client";

import { ChartColumn, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useId, useState } from "react";
import { classNames } from "../class-names.ts";
import { formatDay } from "../format-amounts.ts";
import { Segments } from "../segments.tsx";
import { Skeleton } from "../skeleton.tsx";
import { type ChartRow, type Format, type Series, swatchOf, totalOf } from "./series.ts";

/** Drawing takes a library of its own; the numbers are there before it. */
const StackedBars = dynamic(() => import("./stacked-bars.tsx").then((module) => module.StackedBars), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

type ChartFigureProps = {
  title: string;
  series: readonly Series[];
  rows: readonly ChartRow[];
  format: Format;
  formatAxis: Format;
  /** Stands beside the title: what else the chart can show. */
  controls?: ReactNode;
  className?: string;
};

const VIEWS = [
  { value: "chart", label: "Chart", icon: ChartColumn },
  { value: "table", label: "Table", icon: Table2 },
] as const;
type View = (typeof VIEWS)[number]["value"];

/** A chart and the same numbers as a table, whichever somebody reads better. */
export function ChartFigure({ title, series, rows, format, formatAxis, controls, className }: ChartFigureProps) {
  const [view, setView] = useState<View>("chart");
  const titleId = useId();
  return (
    <figure aria-labelledby={titleId} className={classNames("flex min-w-0 flex-col gap-3 rounded-md border p-4", className)}>
      <figcaption className="flex flex-wrap items-center gap-2">
        <h2 id={titleId} className="mr-auto font-medium text-base">
          {title}
        </h2>
        {controls}
        <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} isIconOnly />
      </figcaption>
      {view === "chart" ? (
        <>
          <StackedBars label={`${title}, by day`} series={series} rows={rows} format={format} formatAxis={formatAxis} />
          {series.length > 1 && <Legend series={series} rows={rows} format={format} />}
        </>
      ) : (
        <DayTable title={title} series={series} rows={rows} format={format} />
      )}
    </figure>
  );
}

type DrawnProps = { series: readonly Series[]; rows: readonly ChartRow[]; format: Format };

function Legend({ series, rows, format }: DrawnProps) {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {series.map((each, index) => (
        <li key={each.key} className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden className={classNames("size-2.5 shrink-0 rounded-full", swatchOf(each, index))} />
          <span className="min-w-0 truncate text-ink-soft">{each.label}</span>
          <span className="font-mono tabular-nums">{format(rows.reduce((sum, row) => sum + (row.values[index] ?? 0), 0))}</span>
        </li>
      ))}
    </ul>
  );
}

function DayTable({ title, series, rows, format }: DrawnProps & { title: string }) {
  const shown = rows.filter((row) => totalOf(row) > 0).toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section data-chart-table tabIndex={0} aria-label={`${title} as a table`} className="max-h-72 overflow-auto">
      <table className="w-full border-collapse whitespace-nowrap text-sm">
        <caption className="sr-only">{title} by day, the newest first; days without any are left out</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b text-left text-ink-faint text-xs">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              Day (UTC)
            </th>
            {series.map((each) => (
              <th key={each.key} scope="col" className="py-1.5 pr-4 text-right font-normal">
                {each.label}
              </th>
            ))}
            {series.length > 1 && (
              <th scope="col" className="py-1.5 text-right font-normal">
                Total
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.day} className="border-b last:border-0">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {formatDay(row.day)}
              </th>
              {series.map((each, index) => (
                <td key={each.key} className="py-1.5 pr-4 text-right font-mono tabular-nums">
                  {format(row.values[index] ?? 0)}
                </td>
              ))}
              {series.length > 1 && <td className="py-1.5 text-right font-mono tabular-nums">{format(totalOf(row))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
