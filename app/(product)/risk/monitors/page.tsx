import type { Metadata } from "next";
import { Suspense } from "react";
import { MonitorsScreen } from "./_components/monitors-screen.tsx";
import MonitorsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Monitors" };

export default function MonitorsPage() {
  return (
    <Suspense fallback={<MonitorsLoading />}>
      <MonitorsScreen />
    </Suspense>
  );
}
