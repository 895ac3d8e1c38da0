export const ADMITS_NAMES = { operators: "Operators", administrators: "Operators, and owners and administrators" } as const;
export const REGISTRATION_NAMES = { open: "Open", closed: "Closed" } as const;
export const ACTION_NAMES = { allow: "As the organization decides", warn: "Warn", redact: "Redact", block: "Block" } as const;
export const FAIL_MODE_NAMES = { open: "As the organization decides", closed: "Refuses" } as const;
