import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../_components/operations-frame.tsx";

export default function AlertsLoading() {
  return (
    <OperationsFrame>
      <ReportSkeleton label="Loading alerts" />
    </OperationsFrame>
  );
}
