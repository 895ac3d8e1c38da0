import type { Metadata } from "next";
import { Suspense } from "react";
import { JobsScreen } from "./_components/jobs-screen.tsx";
import JobsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Jobs" };

export default function JobsPage() {
  return (
    <Suspense fallback={<JobsLoading />}>
      <JobsScreen />
    </Suspense>
  );
}
