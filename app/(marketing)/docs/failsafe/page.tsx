import type { Metadata } from "next";
import { DocMarkdown } from "../_components/doc-markdown.tsx";
import { readGuide } from "../_reference/read-guide.ts";

export const metadata: Metadata = { title: "The fail-safe" };

export default async function FailsafeGuidePage() {
  return (
    <div className="max-w-200">
      <DocMarkdown text={await readGuide("failsafe")} />
    </div>
  );
}
