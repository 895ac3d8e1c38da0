import { AdminFrame } from "../_components/admin-frame.tsx";
import { TableSkeleton } from "../_components/table-skeleton.tsx";

export default function DeadLettersLoading() {
  return (
    <AdminFrame>
      <TableSkeleton label="Loading dead letters" />
    </AdminFrame>
  );
}
