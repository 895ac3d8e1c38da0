import type { Metadata } from "next";
import { DocMarkdown } from "../_components/doc-markdown.tsx";
import { readGuide } from "../_reference/read-guide.ts";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysGuidePage() {
  return (
    <div className="max-w-200">
      <DocMarkdown text={await readGuide("keys")} />
    </div>
  );
}
