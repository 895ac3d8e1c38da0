import { ReportSkeleton } from "../../_report/report-skeleton.tsx";

export default function RunLoading() {
  return <ReportSkeleton label="Loading the prompt" />;
}
