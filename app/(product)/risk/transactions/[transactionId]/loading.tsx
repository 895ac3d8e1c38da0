import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";

export default function TransactionLoading() {
  return (
    <RiskFrame>
      <ReportSkeleton label="Loading the transaction" />
    </RiskFrame>
  );
}
