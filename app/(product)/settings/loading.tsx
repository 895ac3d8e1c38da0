import { Skeleton } from "../../_ui/skeleton.tsx";

export default function SettingsLoading() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto flex w-full max-w-160 flex-col gap-6 px-4 py-10">
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-28" />
      <Skeleton className="h-16" />
    </div>
  );
}
