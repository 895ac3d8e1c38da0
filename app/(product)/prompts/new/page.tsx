import type { Metadata } from "next";
import { NewPromptScreen } from "./_components/new-prompt-screen.tsx";

export const metadata: Metadata = { title: "New prompt" };

export default function NewPromptPage() {
  return <NewPromptScreen />;
}
