import type { Metadata } from "next";
import { Suspense } from "react";
import { ModelsScreen } from "./_components/models-screen.tsx";
import ModelsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Models" };

export default function ModelsPage() {
  return (
    <Suspense fallback={<ModelsLoading />}>
      <ModelsScreen />
    </Suspense>
  );
}
