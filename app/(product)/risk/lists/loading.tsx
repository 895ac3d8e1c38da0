import { Skeleton } from "../../../_ui/skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function ListsLoading() {
  return (
    <RiskFrame>
      <div role="status" aria-label="Loading the lists">
        <Skeleton className="h-96" />
      </div>
    </RiskFrame>
  );
}
