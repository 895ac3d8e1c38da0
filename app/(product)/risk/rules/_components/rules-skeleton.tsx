import { Skeleton } from "../../../../_ui/skeleton.tsx";

export function RulesSkeleton() {
  return (
    <div role="status" aria-label="Loading the rules" className="flex flex-col gap-4">
      <Skeleton className="h-40" />
      <Skeleton className="h-96" />
    </div>
  );
}
