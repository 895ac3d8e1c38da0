import type { Random } from "./random.ts";

/** Places where a secret turns up. The named ones say what it is; in the bare ones only its own looks do. */
export const NAMED: readonly ((secret: string, random: Random) => string)[] = [
  (s) => `export ACME_API_KEY=${s}`,
  (s) => `ACME_SECRET="${s}"\nLOG_LEVEL=info`,
  (s) => `{"region":"eu","apiKey":"${s}","retries":3}`,
  (s) => `{\n  "credentials": {\n    "client_secret": "${s}"\n  }\n}`,
  (s) => `api:\n  host: api.example.net\n  token: ${s}\n  timeout: 30`,
  (s) => `<config><apiToken>${s}</apiToken></config>`,
  (s) => `curl -H "X-Api-Key: ${s}" https://api.example.net/v1/things`,
  (s) => `curl -H 'Authorization: Token ${s}' https://api.example.net`,
  (s) => `acme login --token ${s} --region eu`,
  (s) => `const client = new Acme({ apiKey: "${s}" });`,
  (s) => `ACCESS_TOKEN = '${s}'  # rotate in May`,
  (s) => `os.environ["ACME_TOKEN"] = "${s}"`,
  (s) => `[acme]\nsecret_key = ${s}\n`,
  (s) => `| API key | ${s} |`,
  (s) => `Your new API key is ${s}. Keep it safe.`,
  (s) => `The access token for the staging server is ${s}, valid until Friday.`,
  (s) => `Here is the secret you asked for:\n\n\`${s}\`\n`,
  (s) => `**Token:** \`${s}\``,
  (s) => `Your API key:\n\`\`\`\n${s}\n\`\`\``,
  (s) => `der API-Schlüssel lautet ${s}`,
  (s) => `Das Token für den Server ist ${s}.`,
  (s) => `La clave de API es ${s}`,
  (s) => `Le jeton d'accès est ${s}`,
  (s) => `API-ключ: ${s}`,
  (s) => `您的密钥是 ${s}`,
  (s) => `APIキーは ${s} です`,
  (s) => `2026-03-02T10:11:12Z INFO auth token=${s} user=17`,
  (s) => `https://api.example.net/v1/list?api_key=${s}&page=2`,
  (s) => `$env:ACME_KEY = "${s}"`,
  (s) => `set ACME_TOKEN=${s}`,
  (s) => `props.setProperty("acme.api.token", "${s}");`,
];

export const PASSWORDS: readonly ((secret: string) => string)[] = [
  (s) => `The password is ${s}`,
  (s) => `DB_PASSWORD=${s}`,
  (s) => `password: "${s}"`,
  (s) => `user: admin\npassword: ${s}\n`,
  (s) => `Das Passwort lautet ${s}`,
  (s) => `mysql -u root --password=${s} shop`,
  (s) => `la contraseña es ${s}`,
];

export const BARE: readonly ((secret: string, random: Random) => string)[] = [
  (s) => s,
  (s) => `Sure, try this one: ${s}`,
  (s) => `client.connect("${s}")`,
  (s) => `I used ${s} yesterday and it worked.`,
  (s) => `- first\n- ${s}\n- last`,
  (s) => `\`\`\`\n${s}\n\`\`\``,
  (s, r) => `${r.below(9999)};${s};active`,
  (s) => `ok (${s}), done`,
];
