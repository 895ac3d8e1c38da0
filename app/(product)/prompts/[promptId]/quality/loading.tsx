import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function QualityLoading() {
  return <ReportSkeleton label="Loading quality audits" />;
}
