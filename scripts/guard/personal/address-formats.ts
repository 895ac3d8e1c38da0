import type { Format } from "./id-formats.ts";
import type { Choice } from "./made-up.ts";

export const ADDRESS_FORMATS: readonly Format[] = [
  address("us", ["Address", "Ship to", "I live at", "mailing address"], (c) => {
    const street = `${c.int(1, 9999)} ${c.pick(["N. ", "", "", "West "])}${c.pick(["Maple", "Washington", "Elm", "Martin Luther King", "5th", "Oak Hill", "Lakeview"])} ${c.pick(["Street", "St", "Ave", "Avenue", "Rd", "Road", "Blvd", "Lane", "Drive", "Court", "Way"])}`;
    return `${street}${c.pick(["", "", ", Apt 4B", " #12", ", Suite 300"])}, ${c.pick(["Springfield", "San Diego", "Austin", "New York"])}, ${c.pick(["IL", "CA", "TX", "NY"])} ${c.digits(5)}${c.pick(["", `-${c.digits(4)}`])}`;
  }),
  address(
    "us-street",
    ["Address", "lives at", "home address"],
    (c) =>
      `${c.int(1, 9999)} ${c.pick(["Maple", "Cherry", "Elm", "Church", "Highland"])} ${c.pick(["Street", "Avenue", "Road", "Ln", "Blvd."])}`,
  ),
  address(
    "uk",
    ["Address", "Flat address", "deliver to"],
    (c) =>
      `${c.pick(["", "Flat 3, "])}${c.int(1, 300)}${c.pick(["", "a", "B"])} ${c.pick(["Baker", "High", "Victoria", "Station", "Queen's"])} ${c.pick(["Street", "Road", "Lane", "Close", "Gardens"])}, ${c.pick(["London", "Leeds", "Bristol"])}${c.pick([" ", ", "])}${c.pick(["SW1A 1AA", "NW1 6XE", "LS1 4DY", "BS8 1TH", "M1 1AE"])}`,
  ),
  address(
    "de",
    ["Adresse", "Anschrift", "wohnhaft", "Lieferadresse"],
    (c) =>
      `${c.pick(["Hauptstraße", "Goethestr.", "Bahnhofstrasse", "Lindenallee", "Marktplatz", "Am Mühlenweg"])} ${c.int(1, 199)}${c.pick(["", "a", " b"])}, ${c.digits(5).replace(/^0/, "1")} ${c.pick(["Berlin", "München", "Bad Homburg"])}`,
  ),
  address(
    "fr",
    ["Adresse", "j'habite", "domicile"],
    (c) =>
      `${c.int(1, 200)}${c.pick(["", " bis"])}${c.pick([" ", ", "])}${c.pick(["rue de la Paix", "avenue Victor Hugo", "boulevard Saint-Michel", "place des Vosges", "rue Lepic"])}, ${c.int(10000, 95999)} ${c.pick(["Paris", "Lyon", "Aix-en-Provence"])}`,
  ),
  address(
    "es",
    ["Dirección", "domicilio", "vivo en"],
    (c) =>
      `${c.pick(["Calle Mayor", "Calle de Alcalá", "C/ Serrano", "Avenida de América", "Plaza de España", "Paseo de la Castellana"])}${c.pick([" ", ", "])}${c.int(1, 250)}, ${c.pick(["", "3º B, "])}${c.int(10000, 52999)} ${c.pick(["Madrid", "Sevilla", "Valencia"])}`,
  ),
  address(
    "it",
    ["Indirizzo", "residente in", "abito in"],
    (c) =>
      `${c.pick(["Via Roma", "Via Giuseppe Garibaldi", "Piazza del Duomo", "Corso Buenos Aires", "Viale Monza"])}${c.pick([" ", ", "])}${c.int(1, 250)}, ${c.int(10000, 98999)} ${c.pick(["Milano", "Roma", "Torino"])}`,
  ),
  address(
    "nl",
    ["Adres", "woont op"],
    (c) =>
      `${c.pick(["Keizersgracht", "Dorpsstraat", "Kerkweg", "Beethovenlaan", "Stationsplein"])} ${c.int(1, 400)}${c.pick(["", "-2", "A"])}, ${c.int(1000, 9999)} ${c.letters(2, "ABCDEHKLMNPRST")} ${c.pick(["Amsterdam", "Utrecht", "Den Haag"])}`,
  ),
  address(
    "pl",
    ["Adres", "zamieszkały"],
    (c) =>
      `${c.pick(["ul. Marszałkowska", "ul. Długa", "al. Jerozolimskie", "ulica Piotrkowska", "os. Złotego Wieku"])} ${c.int(1, 200)}${c.pick(["", "/5", "A"])}, ${c.digits(2)}-${c.digits(3)} ${c.pick(["Warszawa", "Kraków", "Łódź"])}`,
  ),
  address(
    "br",
    ["Endereço", "moro na"],
    (c) =>
      `${c.pick(["Rua das Flores", "Avenida Paulista", "Rua Augusta"])}, ${c.int(1, 2500)}, ${c.pick(["São Paulo", "Rio de Janeiro"])}, ${c.digits(5)}-${c.digits(3)}`,
  ),
  address(
    "jp",
    ["住所", "お届け先"],
    (c) =>
      `${c.pick(["東京都千代田区丸の内", "大阪府大阪市北区梅田", "神奈川県横浜市西区みなとみらい"])}${c.int(1, 9)}${c.pick(["-", "丁目"])}${c.int(1, 20)}-${c.int(1, 20)}`,
  ),
  address(
    "cn",
    ["地址", "住址"],
    (c) =>
      `${c.pick(["北京市朝阳区建国路", "上海市浦东新区世纪大道", "广东省深圳市南山区科技路"])}${c.int(1, 400)}号${c.pick(["", "3栋501室"])}`,
  ),
  address(
    "ru",
    ["Адрес", "проживаю по адресу"],
    (c) =>
      `${c.pick(["ул. Ленина", "улица Пушкина", "проспект Мира"])}${c.pick([" ", ", д. "])}${c.int(1, 200)}, ${c.pick(["Москва", "Казань"])}, ${c.digits(6).replace(/^0/, "1")}`,
  ),
];

function address(country: string, labels: readonly string[], make: (choice: Choice) => string): Format {
  return { type: `address:${country}`, labels, isBare: true, make };
}
