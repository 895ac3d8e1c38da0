import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../_components/operations-frame.tsx";

export default function LogsLoading() {
  return (
    <OperationsFrame>
      <ReportSkeleton label="Loading the log" />
    </OperationsFrame>
  );
}
