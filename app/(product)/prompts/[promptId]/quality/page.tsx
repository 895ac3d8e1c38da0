import type { Metadata } from "next";
import { Suspense } from "react";
import { QualityScreen } from "./_components/quality-screen.tsx";
import QualityLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Quality" };

export default async function QualityPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return (
    <Suspense fallback={<QualityLoading />}>
      <QualityScreen promptId={promptId} />
    </Suspense>
  );
}
