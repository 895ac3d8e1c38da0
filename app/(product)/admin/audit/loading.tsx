import { AdminFrame } from "../_components/admin-frame.tsx";
import { TableSkeleton } from "../_components/table-skeleton.tsx";

export default function AuditLoading() {
  return (
    <AdminFrame>
      <TableSkeleton label="Loading the trail" />
    </AdminFrame>
  );
}
