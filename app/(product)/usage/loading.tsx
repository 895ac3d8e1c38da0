import { ReportSkeleton } from "../_report/report-skeleton.tsx";

export default function UsageLoading() {
  return <ReportSkeleton label="Loading usage" />;
}
