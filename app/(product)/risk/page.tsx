import type { Metadata } from "next";
import { Suspense } from "react";
import { LiveScreen } from "./_components/live-screen.tsx";
import RiskLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Risk" };

export default function RiskPage() {
  return (
    <Suspense fallback={<RiskLoading />}>
      <LiveScreen />
    </Suspense>
  );
}
