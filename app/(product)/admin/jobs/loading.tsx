import { AdminFrame } from "../_components/admin-frame.tsx";
import { TableSkeleton } from "../_components/table-skeleton.tsx";

export default function JobsLoading() {
  return (
    <AdminFrame>
      <TableSkeleton label="Loading jobs" />
    </AdminFrame>
  );
}
