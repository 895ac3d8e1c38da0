import type { Metadata } from "next";
import { HealthReport } from "./_components/health-report.tsx";

export const metadata: Metadata = { title: "Health" };

export default function HealthPage() {
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-160 flex-col gap-6 px-4 py-6 md:py-10">
        <h1 className="font-semibold text-xl">Health</h1>
        <HealthReport />
      </div>
    </main>
  );
}
