import { Skeleton } from "../../../_ui/skeleton.tsx";

export function HealthSkeleton() {
  return (
    <div role="status" aria-label="Loading health" className="flex flex-col gap-4">
      <Skeleton className="h-16" />
      <Skeleton className="h-48" />
    </div>
  );
}
