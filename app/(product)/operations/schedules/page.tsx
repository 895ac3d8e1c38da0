import type { Metadata } from "next";
import { SchedulesScreen } from "./_components/schedules-screen.tsx";

export const metadata: Metadata = { title: "Schedules" };

export default function SchedulesPage() {
  return <SchedulesScreen />;
}
