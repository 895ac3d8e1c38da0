import type { Metadata } from "next";
import { OverviewScreen } from "./_components/overview-screen.tsx";

export const metadata: Metadata = { title: "Fail-safe" };

export default function FailsafePage() {
  return <OverviewScreen />;
}
