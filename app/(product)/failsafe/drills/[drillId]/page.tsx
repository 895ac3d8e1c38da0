import type { Metadata } from "next";
import { DrillScreen } from "./_components/drill-screen.tsx";

export const metadata: Metadata = { title: "Drill" };

export default async function DrillPage({ params }: { params: Promise<{ drillId: string }> }) {
  const { drillId } = await params;
  return <DrillScreen key={drillId} drillId={drillId} />;
}
