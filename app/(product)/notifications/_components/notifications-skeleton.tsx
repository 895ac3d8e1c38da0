import { Skeleton } from "../../../_ui/skeleton.tsx";

const ROWS = ["one", "two", "three", "four"] as const;

export function NotificationsSkeleton() {
  return (
    <div role="status" aria-label="Loading notifications" className="flex flex-col gap-2">
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-20" />
      ))}
    </div>
  );
}
