import type { Metadata } from "next";
import { BackupsScreen } from "./_components/backups-screen.tsx";

export const metadata: Metadata = { title: "Backups" };

export default function BackupsPage() {
  return <BackupsScreen />;
}
