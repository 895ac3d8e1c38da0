import type { Metadata } from "next";
import { Suspense } from "react";
import { CasesScreen } from "./_components/cases-screen.tsx";
import CasesLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Risk cases" };

export default function CasesPage() {
  return (
    <Suspense fallback={<CasesLoading />}>
      <CasesScreen />
    </Suspense>
  );
}
