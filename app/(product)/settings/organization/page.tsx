import type { Metadata } from "next";
import { OrganizationScreen } from "./_components/organization-screen.tsx";

export const metadata: Metadata = { title: "Organization" };

export default function OrganizationPage() {
  return <OrganizationScreen />;
}
