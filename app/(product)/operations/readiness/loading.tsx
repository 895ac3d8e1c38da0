import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../_components/operations-frame.tsx";

export default function ReadinessLoading() {
  return (
    <OperationsFrame>
      <ReportSkeleton label="Loading readiness" />
    </OperationsFrame>
  );
}
