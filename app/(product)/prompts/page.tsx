import type { Metadata } from "next";
import { PromptsFrame } from "./_shell/prompts-frame.tsx";

export const metadata: Metadata = { title: "Prompts" };

export default function PromptsPage() {
  return (
    <PromptsFrame>
      <p className="text-ink-soft text-sm">The library stands here.</p>
    </PromptsFrame>
  );
}
