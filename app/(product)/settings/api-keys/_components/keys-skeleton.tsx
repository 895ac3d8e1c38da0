import { Skeleton } from "../../../../_ui/skeleton.tsx";

export function KeysSkeleton() {
  return (
    <div role="status" aria-label="Loading API keys" className="flex flex-col gap-3">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-28" />
      <Skeleton className="h-28" />
    </div>
  );
}
