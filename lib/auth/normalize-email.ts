/** The form under which an address is unique and found; the form a person typed is kept beside it. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}
