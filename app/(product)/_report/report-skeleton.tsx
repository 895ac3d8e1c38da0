import { Skeleton } from "../../_ui/skeleton.tsx";

const TILES = ["one", "two", "three", "four"] as const;

/** In the shape of a report: totals, a chart, a table. */
export function ReportSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {TILES.map((tile) => (
          <Skeleton key={tile} className="h-23" />
        ))}
      </div>
      <Skeleton className="h-80" />
      <Skeleton className="h-60" />
    </div>
  );
}
