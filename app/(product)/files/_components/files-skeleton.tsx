import { Skeleton } from "../../../_ui/skeleton.tsx";

export function FilesSkeleton() {
  return (
    <div role="status" aria-label="Loading files" className="flex flex-col gap-3">
      <Skeleton className="h-9" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  );
}
