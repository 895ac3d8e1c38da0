import type { Metadata } from "next";
import { DocMarkdown } from "../../_components/doc-markdown.tsx";
import { readGuide } from "../../_reference/read-guide.ts";

export const metadata: Metadata = { title: "Quick start: risk" };

export default async function RiskQuickStartPage() {
  return (
    <div className="max-w-200">
      <DocMarkdown text={await readGuide("riskStart")} />
    </div>
  );
}
