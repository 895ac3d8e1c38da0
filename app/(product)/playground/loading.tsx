import { PlaygroundSkeleton } from "./_components/playground-skeleton.tsx";

export default function PlaygroundLoading() {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-4 p-4 md:p-6">
      <PlaygroundSkeleton />
    </div>
  );
}
