import { Skeleton } from "../../../_ui/skeleton.tsx";

export function ModelsSkeleton() {
  return (
    <div role="status" aria-label="Loading models" className="flex flex-col gap-2">
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
        <Skeleton key={key} className="h-10" />
      ))}
    </div>
  );
}
