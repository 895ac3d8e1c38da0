import { ModelsSkeleton } from "./_components/models-skeleton.tsx";

export default function ModelsLoading() {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-4 p-4 md:p-6">
      <ModelsSkeleton />
    </div>
  );
}
