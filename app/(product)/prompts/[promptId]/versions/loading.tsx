import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function VersionsLoading() {
  return <ReportSkeleton label="Loading the versions" />;
}
