import type { Metadata } from "next";
import { Suspense } from "react";
import { OverviewScreen } from "./_components/overview-screen.tsx";
import OverviewLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Admin overview" };

export default function OverviewPage() {
  return (
    <Suspense fallback={<OverviewLoading />}>
      <OverviewScreen />
    </Suspense>
  );
}
