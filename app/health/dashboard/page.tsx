import type { Metadata } from "next";
import { Suspense } from "react";
import { QueryProvider } from "../../_client/query-provider.tsx";
import { HealthScreen } from "./_components/health-screen.tsx";
import HealthLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Health", description: "Whether Aegis is well now, and how it has been." };

export default function HealthPage() {
  return (
    <QueryProvider>
      <Suspense fallback={<HealthLoading />}>
        <HealthScreen />
      </Suspense>
    </QueryProvider>
  );
}
