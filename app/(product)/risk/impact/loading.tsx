import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function ImpactLoading() {
  return (
    <RiskFrame>
      <ReportSkeleton label="Measuring the impact" />
    </RiskFrame>
  );
}
