// Long on purpose: a table of texts that look like secrets to anything that only counts characters.
import { BASE36, BASE64_URL, HEX, type Random, UPPER36 } from "./random.ts";

const WORDS =
  "account banner cache dialog editor filter graph header index journal kernel layout margin network object parser query router schema table".split(
    " ",
  );
const words = (r: Random, count: number, joint: string) => Array.from({ length: count }, () => r.pick(WORDS)).join(joint);
const camel = (r: Random, count: number) => words(r, count, " ").replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase());
const ULID = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const HARMLESS: readonly { type: string; make(random: Random): string }[] = [
  { type: "git", make: (r) => `commit ${r.text(40, HEX)}\nAuthor: Kim <kim@example.net>\n\n    Fix the ${words(r, 3, " ")}` },
  { type: "git-short", make: (r) => `${r.text(7, HEX)}..${r.text(7, HEX)} main -> origin/main` },
  { type: "uuid", make: (r) => `request ${r.uuid()} took ${r.below(900)} ms` },
  { type: "uuid-json", make: (r) => `{"id":"${r.uuid()}","name":"${r.pick(WORDS)}","parentId":"${r.uuid()}"}` },
  { type: "sha256", make: (r) => `sha256:${r.text(64, HEX)}  ${words(r, 2, "-")}.tar.gz` },
  { type: "md5sum", make: (r) => `${r.text(32, HEX)}  ${words(r, 2, "_")}.iso` },
  { type: "integrity", make: (r) => `"integrity": "sha512-${r.base64(64)}"` },
  {
    type: "integrity-html",
    make: (r) => `<script src="/${r.pick(WORDS)}.js" integrity="sha384-${r.base64(48)}" crossorigin="anonymous"></script>`,
  },
  { type: "image", make: (r) => `![dot](data:image/png;base64,iVBORw0KGgo${r.base64(120)})` },
  {
    type: "image-css",
    make: (r) =>
      `.a{background:url(data:image/svg+xml;base64,${Buffer.from(`<svg><path d="${words(r, 9, " ")}"/></svg>`).toString("base64")})}`,
  },
  {
    type: "minified",
    make: (r) => `!function(e,t){var n=e.${r.text(2)},o=${r.below(99)};for(;o--;)t[n](o);return{${r.pick(WORDS)}:n}}(this,{});`,
  },
  { type: "css-class", make: (r) => `<div class="${r.pick(WORDS)}_${r.pick(WORDS)}__${r.text(5)} css-${r.text(6, BASE36)} mt-4 md:flex">` },
  { type: "file", make: (r) => `dist/assets/${r.pick(WORDS)}-${r.text(8)}.js  ${r.below(900)}.${r.below(99)} kB` },
  { type: "file-hash", make: (r) => `main.${r.text(20, HEX)}.chunk.css and vendor~${r.pick(WORDS)}.${r.text(8, HEX)}.js` },
  { type: "url-id", make: (r) => `https://docs.example.com/document/d/${r.text(44, BASE64_URL)}/edit#gid=${r.below(99999)}` },
  { type: "url-video", make: (r) => `see https://www.youtube.com/watch?v=${r.text(11, BASE64_URL)}&list=PL${r.text(32, BASE64_URL)}` },
  { type: "url-path", make: (r) => `https://cdn.example.com/u/${r.text(24)}/${words(r, 3, "-")}.png` },
  { type: "identifier", make: (r) => `const ${camel(r, 4)} = await ${camel(r, 3)}(${camel(r, 2)}, token, apiKey);` },
  { type: "identifier-snake", make: (r) => `def get_${words(r, 3, "_")}_token(request, password_${r.pick(WORDS)}): return None` },
  {
    type: "identifier-version",
    make: (r) => `import { convertUint8ArrayToBase64, ${camel(r, 3)}V${r.below(9)} } from "./${words(r, 2, "-")}.js";`,
  },
  {
    type: "placeholder",
    make: (r) =>
      r.pick([
        "API_KEY=your_api_key_here",
        "OPENAI_API_KEY=sk-...",
        "token: <YOUR_TOKEN>",
        "password: ********",
        "SECRET_KEY=changeme",
        "export TOKEN=$TOKEN",
        "api_key: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
        "sk-your-openai-api-key-goes-here",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ]),
  },
  {
    type: "code-about-secrets",
    make: (r) =>
      `if (!process.env.ACME_API_KEY) throw new Error("ACME_API_KEY is missing"); const password = await hash(input.password${r.below(9)});`,
  },
  { type: "schema", make: (r) => `password: z.string().min(8), apiKey: z.string().optional(), ${r.pick(WORDS)}Token: tokenSchema,` },
  {
    type: "talk",
    make: (r) =>
      `A token is a string that the server signs. The password must be at least ${8 + r.below(8)} characters, the key is kept in a vault, and the secret is never shown.`,
  },
  {
    type: "talk-de",
    make: () => "Das Passwort ist mindestens 12 Zeichen lang; der Schlüssel liegt im Tresor und das Token läuft nach 15 Minuten ab.",
  },
  { type: "talk-zh", make: () => "密码长度至少为 12 个字符，密钥保存在保险库中，令牌 15 分钟后过期。" },
  { type: "lorem", make: (r) => `Lorem ipsum dolor sit amet, ${words(r, 12, " ")}, consectetur adipiscing elit sed do eiusmod tempor.` },
  {
    type: "public-key",
    make: (r) => `-----BEGIN PUBLIC KEY-----\n${r.text(64)}\n${r.text(64)}\n${r.text(40)}==\n-----END PUBLIC KEY-----`,
  },
  {
    type: "certificate",
    make: (r) =>
      `-----BEGIN CERTIFICATE-----\n${Array.from({ length: 6 }, () => r.text(64)).join("\n")}\n${r.text(20)}==\n-----END CERTIFICATE-----`,
  },
  { type: "ssh-public", make: (r) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text(43)} kim@laptop` },
  { type: "ulid", make: (r) => `"orderId": "ord_01${r.text(24, ULID)}", "traceId": "${r.text(32, HEX)}"` },
  { type: "object-id", make: (r) => `cus_${r.text(14)} paid pi_3${r.text(23)} for price_1${r.text(23)}` },
  { type: "request-id", make: (r) => `error 500 (request id req_${r.text(24)}, trace ${r.text(16, HEX)}-${r.text(8, HEX)})` },
  { type: "mongo-id", make: (r) => `ObjectId("${r.text(24, HEX)}") in collection ${r.pick(WORDS)}` },
  { type: "docker", make: (r) => `FROM node@sha256:${r.text(64, HEX)}\nRUN echo ${words(r, 4, " ")}` },
  { type: "ethereum", make: (r) => `sent to 0x${r.text(40, HEX)} in tx 0x${r.text(64, HEX)}` },
  {
    type: "serial",
    make: (r) =>
      `Serial ${r.text(4, UPPER36)}-${r.text(4, UPPER36)}, part no. ${r.text(3, UPPER36)}${r.below(99999)}, batch ${r.below(9999)}`,
  },
  { type: "base64-text", make: (r) => `Decode this: ${Buffer.from(`The ${words(r, 6, " ")} is ready for you.`).toString("base64")}` },
  {
    type: "numbers",
    make: (r) =>
      `${r.below(1e9)}.${r.below(1e6)} 2026-0${1 + r.below(9)}-1${r.below(9)}T10:0${r.below(9)}:11.${r.below(999)}Z +49 30 ${r.below(1e7)}`,
  },
  {
    type: "log",
    make: (r) =>
      `10:1${r.below(9)}:22 WARN [worker-${r.below(9)}] c.e.${camel(r, 2)} retry ${r.below(9)}/5 pid=${r.below(9999)} hash=${r.text(12, HEX)}`,
  },
  { type: "public-env", make: (r) => `NEXT_PUBLIC_BUILD_ID=${r.text(21, BASE64_URL)}\nGIT_COMMIT_SHA=${r.text(40, HEX)}` },
  {
    type: "key-words",
    make: (r) =>
      `The primary key of ${r.pick(WORDS)} is ${r.pick(WORDS)}_id; press the shift key, then the key ${r.pick(["F5", "Ctrl+K", "Esc"])}.`,
  },
  { type: "etag", make: (r) => `ETag: "${r.text(32, HEX)}"\nX-Request-Id: ${r.uuid()}\nCF-RAY: ${r.text(16, HEX)}-FRA` },
  { type: "lockfile", make: (r) => `resolution: {integrity: sha512-${r.base64(64)}}\n  engines: {node: '>=18'}` },
];
