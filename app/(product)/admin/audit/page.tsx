import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditScreen } from "./_components/audit-screen.tsx";
import AuditLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Audit" };

export default function AuditPage() {
  return (
    <Suspense fallback={<AuditLoading />}>
      <AuditScreen />
    </Suspense>
  );
}
