import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";

export default function AccountLoading() {
  return (
    <RiskFrame>
      <ReportSkeleton label="Loading the account" />
    </RiskFrame>
  );
}
