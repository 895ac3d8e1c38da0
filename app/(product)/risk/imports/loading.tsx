import { Skeleton } from "../../../_ui/skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function RiskImportsLoading() {
  return (
    <RiskFrame>
      <div role="status" aria-label="Loading imports" className="flex flex-col gap-3">
        <Skeleton className="h-40" />
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    </RiskFrame>
  );
}
