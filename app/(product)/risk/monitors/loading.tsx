import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function MonitorsLoading() {
  return (
    <RiskFrame>
      <ReportSkeleton label="Loading monitors" />
    </RiskFrame>
  );
}
