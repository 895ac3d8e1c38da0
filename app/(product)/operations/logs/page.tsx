import type { Metadata } from "next";
import { Suspense } from "react";
import { LogsScreen } from "./_components/logs-screen.tsx";
import LogsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Logs" };

export default function LogsPage() {
  return (
    <Suspense fallback={<LogsLoading />}>
      <LogsScreen />
    </Suspense>
  );
}
