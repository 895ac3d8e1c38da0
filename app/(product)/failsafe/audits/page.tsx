import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditsScreen } from "./_components/audits-screen.tsx";
import AuditsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Safety audits" };

export default function AuditsPage() {
  return (
    <Suspense fallback={<AuditsLoading />}>
      <AuditsScreen />
    </Suspense>
  );
}
