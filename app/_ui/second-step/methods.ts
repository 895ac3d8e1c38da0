/** How each way of proving oneself is asked for. A passkey asks for itself. */
type Asked = { label: string; offer: string; hint?: string; input: { autoComplete: string; inputMode?: "numeric"; placeholder?: string } };

const NUMERIC = { autoComplete: "one-time-code", inputMode: "numeric" } as const;

const ASKED: Readonly<Record<string, Asked>> = {
  totp: { label: "Code from your authenticator app", offer: "Use the authenticator app", input: { ...NUMERIC, placeholder: "123456" } },
  sms: { label: "Code from the text message", offer: "Get a text message", input: { ...NUMERIC, placeholder: "123456" } },
  recovery: {
    label: "Recovery code",
    offer: "Use a recovery code",
    hint: "One of the ten you kept when you set this up. Each works once.",
    input: { autoComplete: "off", placeholder: "7k3mq-x9d2f" },
  },
  password: { label: "Password", offer: "Use the password", input: { autoComplete: "current-password" } },
};

export function askedFor(method: string): Asked | null {
  return ASKED[method] ?? null;
}

/** Those a form can ask for, easiest first. */
export function listAskable(methods: readonly string[]): string[] {
  return Object.keys(ASKED).filter((method) => methods.includes(method));
}
