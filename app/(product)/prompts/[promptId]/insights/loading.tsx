import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function InsightsLoading() {
  return <ReportSkeleton label="Loading insights" />;
}
