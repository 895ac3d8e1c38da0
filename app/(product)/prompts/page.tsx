import type { Metadata } from "next";
import { Suspense } from "react";
import { LibraryScreen } from "./_components/library-screen.tsx";
import LibraryLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Prompts" };

export default function PromptsPage() {
  return (
    <Suspense fallback={<LibraryLoading />}>
      <LibraryScreen />
    </Suspense>
  );
}
