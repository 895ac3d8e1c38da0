import { Skeleton } from "../../../_ui/skeleton.tsx";

export function PlaygroundSkeleton() {
  return (
    <div role="status" aria-label="Loading models" className="flex flex-col gap-4">
      <Skeleton className="h-40" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
