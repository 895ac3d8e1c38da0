import { Skeleton } from "../../../../_ui/skeleton.tsx";

export function PolicySkeleton() {
  return (
    <div role="status" aria-label="Loading the policy" className="grid gap-6 lg:grid-cols-2">
      <Skeleton className="h-96" />
      <Skeleton className="h-96" />
    </div>
  );
}
