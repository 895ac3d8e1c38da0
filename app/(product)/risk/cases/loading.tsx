import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RiskFrame } from "../_shell/risk-frame.tsx";

export default function CasesLoading() {
  return (
    <RiskFrame>
      <ReportSkeleton label="Loading cases" />
    </RiskFrame>
  );
}
