import { ReportSkeleton } from "../_report/report-skeleton.tsx";
import { AdminFrame } from "./_components/admin-frame.tsx";

export default function OverviewLoading() {
  return (
    <AdminFrame>
      <ReportSkeleton label="Loading the overview" />
    </AdminFrame>
  );
}
