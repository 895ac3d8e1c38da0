import type { Metadata } from "next";
import { Suspense } from "react";
import { LeasesScreen } from "./_components/leases-screen.tsx";
import LeasesLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Leases" };

export default function LeasesPage() {
  return (
    <Suspense fallback={<LeasesLoading />}>
      <LeasesScreen />
    </Suspense>
  );
}
