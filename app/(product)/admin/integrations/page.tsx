import type { Metadata } from "next";
import { Suspense } from "react";
import { IntegrationStatusScreen } from "./_components/integration-status-screen.tsx";
import IntegrationStatusLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Integrations" };

export default function IntegrationStatusPage() {
  return (
    <Suspense fallback={<IntegrationStatusLoading />}>
      <IntegrationStatusScreen />
    </Suspense>
  );
}
