import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function ExperimentsLoading() {
  return <ReportSkeleton label="Loading experiments" />;
}
