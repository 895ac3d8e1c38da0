import type { Metadata } from "next";
import { Suspense } from "react";
import { ImpactScreen } from "./_components/impact-screen.tsx";
import ImpactLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Economic impact" };

export default function ImpactPage() {
  return (
    <Suspense fallback={<ImpactLoading />}>
      <ImpactScreen />
    </Suspense>
  );
}
