import type { Metadata } from "next";
import { Suspense } from "react";
import { DeadLettersScreen } from "./_components/dead-letters-screen.tsx";
import DeadLettersLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Dead letters" };

export default function DeadLettersPage() {
  return (
    <Suspense fallback={<DeadLettersLoading />}>
      <DeadLettersScreen />
    </Suspense>
  );
}
