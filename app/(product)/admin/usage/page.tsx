import type { Metadata } from "next";
import { Suspense } from "react";
import { AdminUsageScreen } from "./_components/admin-usage-screen.tsx";
import AdminUsageLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Usage by organization" };

export default function AdminUsagePage() {
  return (
    <Suspense fallback={<AdminUsageLoading />}>
      <AdminUsageScreen />
    </Suspense>
  );
}
