import { Skeleton } from "../../../_ui/skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function RiskDemoLoading() {
  return (
    <RiskFrame>
      <div role="status" aria-label="Loading the demo run" className="flex flex-col gap-4">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
    </RiskFrame>
  );
}
