import type { Metadata } from "next";
import { DrillsScreen } from "./_components/drills-screen.tsx";

export const metadata: Metadata = { title: "Drills" };

export default function DrillsPage() {
  return <DrillsScreen />;
}
