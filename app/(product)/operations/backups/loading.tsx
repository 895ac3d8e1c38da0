import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../_components/operations-frame.tsx";

export default function BackupsLoading() {
  return (
    <OperationsFrame>
      <ReportSkeleton label="Loading backups" />
    </OperationsFrame>
  );
}
