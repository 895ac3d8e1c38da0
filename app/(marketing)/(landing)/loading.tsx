import { Skeleton } from "../../_ui/skeleton.tsx";

export default function LandingLoading() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto flex max-w-280 flex-col gap-6 px-4 pt-24 md:px-6">
      <Skeleton className="h-12 max-w-136" />
      <Skeleton className="h-20 max-w-136" />
      <Skeleton className="h-11 w-40" />
    </div>
  );
}
