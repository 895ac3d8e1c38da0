import type { Metadata } from "next";
import { DemoScreen } from "./_components/demo-screen.tsx";

export const metadata: Metadata = { title: "Risk demo run" };

export default function RiskDemoPage() {
  return <DemoScreen />;
}
