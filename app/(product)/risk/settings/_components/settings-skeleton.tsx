import { Skeleton } from "../../../../_ui/skeleton.tsx";

export function SettingsSkeleton() {
  return (
    <div role="status" aria-label="Loading the settings" className="grid gap-6 lg:grid-cols-2">
      <Skeleton className="h-96" />
      <Skeleton className="h-96" />
    </div>
  );
}
