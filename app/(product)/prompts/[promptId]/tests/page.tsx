import type { Metadata } from "next";
import { TestsScreen } from "./_components/tests-screen.tsx";

export const metadata: Metadata = { title: "Tests of the prompt" };

export default async function TestsPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return <TestsScreen promptId={promptId} />;
}
