import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

export default function EditLoading() {
  return <ReportSkeleton label="Loading the editor" />;
}
