import { Skeleton } from "../../_ui/skeleton.tsx";

export default function SettingsLoading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <Skeleton className="h-28" />
      <Skeleton className="h-16" />
    </div>
  );
}
