import { Skeleton } from "../../_ui/skeleton.tsx";
import { GuardFrame } from "./_components/guard-frame.tsx";

export default function GuardLoading() {
  return (
    <GuardFrame>
      <div role="status" aria-label="Loading the guard" className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </GuardFrame>
  );
}
