import type { Metadata } from "next";
import { Suspense } from "react";
import { RunScreen } from "./_components/run-screen.tsx";
import RunLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Prompt" };

export default async function RunPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return (
    <Suspense fallback={<RunLoading />}>
      <RunScreen promptId={promptId} />
    </Suspense>
  );
}
