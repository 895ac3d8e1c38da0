import type { Metadata } from "next";
import { Suspense } from "react";
import { CaseScreen } from "./_components/case-screen.tsx";
import CaseLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Risk case" };

export default async function CasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  return (
    <Suspense fallback={<CaseLoading />}>
      <CaseScreen key={caseId} caseId={caseId} />
    </Suspense>
  );
}
