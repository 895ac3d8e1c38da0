import { AdminFrame } from "../_components/admin-frame.tsx";
import { TableSkeleton } from "../_components/table-skeleton.tsx";

export default function IntegrationStatusLoading() {
  return (
    <AdminFrame>
      <TableSkeleton label="Loading integrations" />
    </AdminFrame>
  );
}
