import type { Metadata } from "next";
import { EditScreen } from "./_components/edit-screen.tsx";

export const metadata: Metadata = { title: "Edit the prompt" };

export default async function EditPage({ params }: { params: Promise<{ promptId: string }> }) {
  const { promptId } = await params;
  return <EditScreen promptId={promptId} />;
}
