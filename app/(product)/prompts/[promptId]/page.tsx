import type { Metadata } from "next";

export const metadata: Metadata = { title: "Prompt" };

export default function PromptPage() {
  return <p className="text-ink-soft text-sm">The form to run it stands here.</p>;
}
