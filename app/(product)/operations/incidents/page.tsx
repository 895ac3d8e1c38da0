import type { Metadata } from "next";
import { Suspense } from "react";
import { IncidentsScreen } from "./_components/incidents-screen.tsx";
import IncidentsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Incidents" };

export default function IncidentsPage() {
  return (
    <Suspense fallback={<IncidentsLoading />}>
      <IncidentsScreen />
    </Suspense>
  );
}
