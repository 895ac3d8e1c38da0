import type { Metadata } from "next";
import { ExperimentsScreen } from "./_components/experiments-screen.tsx";

export const metadata: Metadata = { title: "Experiments" };

export default async function ExperimentsPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return <ExperimentsScreen promptId={promptId} />;
}
