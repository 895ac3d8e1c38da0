import { HealthSkeleton } from "./_components/health-skeleton.tsx";

export default function HealthLoading() {
  return (
    <div className="mx-auto w-full max-w-220 px-4 py-10">
      <HealthSkeleton />
    </div>
  );
}
