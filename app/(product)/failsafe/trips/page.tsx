import type { Metadata } from "next";
import { Suspense } from "react";
import { TripsScreen } from "./_components/trips-screen.tsx";
import TripsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Trips" };

export default function TripsPage() {
  return (
    <Suspense fallback={<TripsLoading />}>
      <TripsScreen />
    </Suspense>
  );
}
