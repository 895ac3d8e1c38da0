import type { Metadata } from "next";
import { Suspense } from "react";
import { PlaygroundScreen } from "./_components/playground-screen.tsx";
import PlaygroundLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Playground" };

export default function PlaygroundPage() {
  return (
    <Suspense fallback={<PlaygroundLoading />}>
      <PlaygroundScreen />
    </Suspense>
  );
}
