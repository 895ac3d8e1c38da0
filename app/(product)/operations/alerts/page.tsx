import type { Metadata } from "next";
import { Suspense } from "react";
import { AlertsScreen } from "./_components/alerts-screen.tsx";
import AlertsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Alerts" };

export default function AlertsPage() {
  return (
    <Suspense fallback={<AlertsLoading />}>
      <AlertsScreen />
    </Suspense>
  );
}
