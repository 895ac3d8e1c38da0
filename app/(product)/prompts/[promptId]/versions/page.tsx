import type { Metadata } from "next";
import { Suspense } from "react";
import { VersionsScreen } from "./_components/versions-screen.tsx";
import VersionsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Versions" };

export default async function VersionsPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return (
    <Suspense fallback={<VersionsLoading />}>
      <VersionsScreen promptId={promptId} />
    </Suspense>
  );
}
