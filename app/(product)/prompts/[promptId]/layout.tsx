import type { ReactNode } from "react";
import { PromptFrame } from "./_components/prompt-frame.tsx";

export default async function PromptLayout({ params, children }: { params: Promise<{ promptId: string }>; children: ReactNode }) {
  const { promptId } = await params;
  return (
    <PromptFrame key={promptId} promptId={promptId}>
      {children}
    </PromptFrame>
  );
}
