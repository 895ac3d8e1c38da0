import type { Metadata } from "next";
import { ApiKeysScreen } from "./_components/api-keys-screen.tsx";

export const metadata: Metadata = { title: "API keys" };

export default function ApiKeysPage() {
  return <ApiKeysScreen />;
}
