import type { Metadata } from "next";
import { CollectionScreen } from "../_components/collection-screen.tsx";

export const metadata: Metadata = { title: "Prompt collection" };

export default async function CollectionPage({ params }: { params: Promise<{ collectionId: string }> }) {
  const { collectionId } = await params;
  return <CollectionScreen key={collectionId} collectionId={collectionId} />;
}
