import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { AdminFrame } from "../_components/admin-frame.tsx";

export default function AdminUsageLoading() {
  return (
    <AdminFrame>
      <ReportSkeleton label="Loading usage" />
    </AdminFrame>
  );
}
