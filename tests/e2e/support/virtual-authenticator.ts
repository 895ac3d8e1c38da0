import type { Page } from "playwright-core";

/** A device with passkeys for this page, as the browser's own protocol offers one: it verifies its owner and answers when it may. */
export type VirtualAuthenticator = {
  /** Off, it leaves every question open, like somebody who looks for the finger reader. */
  answer(isAnswering: boolean): Promise<void>;
  /** Whether whoever touches it is recognised. */
  recognise(isOwner: boolean): Promise<void>;
  credentialCount(): Promise<number>;
};

export async function addVirtualAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    answer: async (enabled) => {
      await protocol.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
    },
    recognise: async (isUserVerified) => {
      await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
    credentialCount: async () => (await protocol.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
  };
}
