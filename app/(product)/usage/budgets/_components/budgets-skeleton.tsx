import { Skeleton } from "../../../../_ui/skeleton.tsx";

export function BudgetsSkeleton() {
  return (
    <div role="status" aria-label="Loading budgets" className="flex flex-col gap-3">
      <Skeleton className="h-9 w-36" />
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
    </div>
  );
}
