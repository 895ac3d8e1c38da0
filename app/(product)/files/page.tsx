import type { Metadata } from "next";
import { Suspense } from "react";
import { FilesScreen } from "./_components/files-screen.tsx";
import FilesLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Files" };

export default function FilesPage() {
  return (
    <Suspense fallback={<FilesLoading />}>
      <FilesScreen />
    </Suspense>
  );
}
