import { ReportSkeleton } from "./_components/report-skeleton.tsx";

export default function UsageLoading() {
  return <ReportSkeleton label="Loading usage" />;
}
