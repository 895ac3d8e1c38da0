import type { Metadata } from "next";
import { PasswordSection } from "../_components/password-section.tsx";
import { EnrolmentNotice } from "./_components/enrolment-notice.tsx";
import { LinkedAccountsSection } from "./_components/linked-accounts-section.tsx";
import { PasskeySection } from "./_components/passkey-section.tsx";
import { TwoStepSection } from "./_components/two-step-section.tsx";

export const metadata: Metadata = { title: "Security" };

type SecurityPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecurityPage({ searchParams }: SecurityPageProps) {
  const { linked, error } = await searchParams;
  const failed = typeof error === "string" ? ({ type: "failed", code: error } as const) : null;
  return (
    <>
      <EnrolmentNotice />
      <PasskeySection />
      <TwoStepSection />
      <LinkedAccountsSection outcome={linked === undefined ? failed : { type: "linked" }} />
      <PasswordSection />
    </>
  );
}
