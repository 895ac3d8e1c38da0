import type { Metadata } from "next";
import { Suspense } from "react";
import { InsightsScreen } from "./_components/insights-screen.tsx";
import InsightsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Insights" };

export default async function InsightsPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return (
    <Suspense fallback={<InsightsLoading />}>
      <InsightsScreen promptId={promptId} />
    </Suspense>
  );
}
