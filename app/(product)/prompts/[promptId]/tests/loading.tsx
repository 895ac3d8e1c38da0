import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function TestsLoading() {
  return <ReportSkeleton label="Loading the tests" />;
}
