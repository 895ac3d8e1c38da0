import type { Metadata } from "next";
import { Suspense } from "react";
import { WorkbenchScreen } from "./_components/workbench-screen.tsx";
import WorkbenchLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Workbench" };

export default function WorkbenchPage() {
  return (
    <Suspense fallback={<WorkbenchLoading />}>
      <WorkbenchScreen />
    </Suspense>
  );
}
