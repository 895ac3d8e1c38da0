import type { Metadata } from "next";
import { ReadinessScreen } from "./_components/readiness-screen.tsx";

export const metadata: Metadata = { title: "Readiness" };

export default function ReadinessPage() {
  return <ReadinessScreen />;
}
