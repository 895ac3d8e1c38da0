import type { Metadata } from "next";
import { ConfirmEmail } from "../_components/confirm-email.tsx";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

export default function ConfirmEmailPage() {
  return <ConfirmEmail />;
}
