import type { Metadata } from "next";
import { Suspense } from "react";
import { getAppInfo } from "../../lib/runtime/app-info.ts";
import { QueryProvider } from "../_client/query-provider.tsx";
import { EvidenceScreen } from "./_components/evidence-screen.tsx";

export const metadata: Metadata = { title: "Evidence" };

export default function EvidencePage() {
  return (
    <QueryProvider>
      <Suspense>
        <EvidenceScreen baseUrl={getAppInfo().baseUrl} />
      </Suspense>
    </QueryProvider>
  );
}
