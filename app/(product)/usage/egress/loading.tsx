import { ReportSkeleton } from "../../_report/report-skeleton.tsx";

export default function EgressLoading() {
  return <ReportSkeleton label="Loading what left" />;
}
