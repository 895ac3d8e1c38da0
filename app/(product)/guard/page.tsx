import type { Metadata } from "next";
import { Suspense } from "react";
import { BenchScreen } from "./_components/bench-screen.tsx";
import GuardLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Guard" };

export default function GuardPage() {
  return (
    <Suspense fallback={<GuardLoading />}>
      <BenchScreen />
    </Suspense>
  );
}
