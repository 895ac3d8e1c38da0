const ALPHABET = "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAcCeFfGhI";

/** Characters that look random but are the same on every run. */
export function randomLike(length: number, alphabet = ALPHABET): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 17 + (index >> 3) * 5 + length) % alphabet.length]).join("");
}

const UPPER_DIGITS = "A7B2C9D4E1F6G3H8J5K0L";
const HEX = "0f3a9c7e1b5d8246";

/** One made-up secret per format: the whole text, and the part that must never be seen. */
export const SECRET_SAMPLES: readonly { kind: string; text: string; secret: string }[] = [
  whole("openai-key", `sk-${randomLike(48)}`),
  whole("openai-key", `sk-proj-${randomLike(60)}-${randomLike(40)}_x`),
  whole("openai-key", `sk-svcacct-${randomLike(70)}`),
  whole("anthropic-key", `sk-ant-api03-${randomLike(90)}-AA`),
  whole("google-key", `AIza${randomLike(35)}`),
  whole("groq-key", `gsk_${randomLike(52)}`),
  whole("xai-key", `xai-${randomLike(80)}`),
  whole("aws-access-key", `AKIA${randomLike(16, UPPER_DIGITS)}`),
  within("aws-secret-key", "aws_secret_access_key = ", `${randomLike(20)}/${randomLike(18)}+`, "\n"),
  whole("github-token", `ghp_${randomLike(36)}`),
  whole("github-token", `gho_${randomLike(36)}`),
  whole("github-token", `github_pat_${randomLike(22)}_${randomLike(59)}`),
  whole("gitlab-token", `glpat-${randomLike(20)}`),
  whole("slack-token", `xoxb-123456789012-1234567890123-${randomLike(24)}`),
  whole("slack-token", `xapp-1-A012345-123456-${randomLike(40)}`),
  whole("stripe-key", `sk_live_${randomLike(24)}`),
  whole("stripe-key", `rk_live_${randomLike(24)}`),
  whole("stripe-key", `sk_test_${randomLike(24)}`),
  whole("stripe-key", `whsec_${randomLike(32)}`),
  whole("sendgrid-key", `SG.${randomLike(22)}.${randomLike(43)}`),
  whole("twilio-key", `SK${randomLike(32, HEX)}`),
  whole("npm-token", `npm_${randomLike(36)}`),
  whole("pypi-token", `pypi-AgEIcHlwaS5vcmc${randomLike(80)}`),
  whole("huggingface-token", `hf_${randomLike(34)}`),
  whole("telegram-token", `123456789:AA${randomLike(33)}`),
  whole("aegis-key", `aegis_live_${randomLike(32)}`),
  whole("aegis-key", `aegis_live_${randomLike(12)}_${randomLike(49)}`),
  whole("aegis-key", `aegis_test_${randomLike(32)}`),
  whole("jwt", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.${randomLike(43)}`),
  whole("private-key", pem("PRIVATE KEY")),
  whole("private-key", pem("OPENSSH PRIVATE KEY")),
  whole("private-key", pem("RSA PRIVATE KEY").replaceAll("\n", "\\n")),
  within("connection-string", "postgres://", "app:pa55/w@rd", "@db.example.com:5432/app"),
  within("connection-string", "mongodb+srv://", "root:hunter22", "@cluster0.example.net/?w=1"),
  within("connection-string", "redis://", ":s3cret-pass", "@10.0.0.1:6379"),
  within("bearer-token", "Authorization: Bearer ", randomLike(40), "\n"),
  within("secret", 'api_key: "', randomLike(32), '"'),
  within("secret", "PASSWORD=", randomLike(24), "\n"),
  within("secret", '"client_secret": "', randomLike(40), '"'),
  whole("card", "4111111111111111"),
  whole("card", "5500 0055 5555 5559"),
  whole("card", "3782-822463-10005"),
  whole("iban", "DE89370400440532013000"),
  whole("iban", "GB82 WEST 1234 5698 7654 32"),
];

function whole(kind: string, text: string) {
  return { kind, text, secret: text };
}

function within(kind: string, before: string, secret: string, after: string) {
  return { kind, text: before + secret + after, secret };
}

function pem(label: string): string {
  return `-----BEGIN ${label}-----\n${randomLike(64)}\n${randomLike(64)}\n${randomLike(20)}==\n-----END ${label}-----`;
}
