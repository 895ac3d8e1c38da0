import type { Metadata } from "next";
import { SwitchesScreen } from "./_components/switches-screen.tsx";

export const metadata: Metadata = { title: "Kill switches" };

export default function SwitchesPage() {
  return <SwitchesScreen />;
}
