import { Skeleton } from "../../../_ui/skeleton.tsx";

export function ConversationSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-6 px-4 py-6">
      <Skeleton className="h-11 w-3/5 self-end" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-2/3" />
      </div>
      <Skeleton className="h-11 w-2/5 self-end" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-3/4" />
      </div>
    </div>
  );
}
