import type { Metadata } from "next";
import { OverviewScreen } from "./_components/overview-screen.tsx";

export const metadata: Metadata = { title: "Operations" };

export default function OperationsPage() {
  return <OverviewScreen />;
}
