// Codes in the find field, in the panel and beside the reader's values in an article.

import { element } from "./element.js";

const MOST_SUGGESTED = 6;
const NEGATIVE = /^-[0-9]+$/u;

/** The address of a code on the page of its table; the anchor is that of generator/eventkb/model/address.py. */
export function codeAddress({ table, leading, code }, reader) {
  const part = slug(leading, /[^a-z0-9]+/gu);
  const sign = NEGATIVE.test(code) ? "-" : "";
  return `${reader.page(`codes/${table}/${part ? `${part}/` : ""}`)}#${sign}${slug(code, /[^a-z0-9.]+/gu)}`;
}

/** The options for the codes of a typed line. */
export function codeOptions(codes, id, reader) {
  return codes.slice(0, MOST_SUGGESTED).map((code, place) => {
    const [meaning, language] = meaningOf(code, reader.locale);
    return element(
      "li",
      {
        id: `${id}-code-${place}`,
        role: "option",
        class: "find-option find-code",
        "aria-selected": "false",
        "data-href": codeAddress(code, reader),
      },
      element("span", { class: "find-icon" }),
      element("span", { class: "find-event" }, element("b", {}, code.symbol || code.code)),
      element("span", { class: "find-message", lang: language === reader.locale ? null : language }, meaning),
      element("span", { class: "find-reason" }, [titleOf(code, reader.locale), code.symbol ? code.code : ""].filter(Boolean).join(" · ")),
    );
  });
}

/** The codes by themselves, for the panel; null if there are none. */
export function codeList(codes, words, reader) {
  const alone = codes.filter(({ value }) => !value);
  if (!alone.length) return null;
  const items = alone.map((code) => element("li", {}, element("samp", {}, code.text), " ", ...explained(code, reader, true)));
  return element("section", { class: "hit-codes" }, element("h3", {}, words.codes.title), element("ul", {}, ...items));
}

/** What a value of an insertion string means, an element for each code. */
export function meanings(codes, reader) {
  return codes.map((code) => element("p", { class: "code-meaning" }, ...explained(code, reader, false)));
}

function explained(code, reader, withTable) {
  const [meaning, language] = meaningOf(code, reader.locale);
  const link = element("a", { href: codeAddress(code, reader) }, code.symbol || code.code);
  const words = element("span", { lang: language === reader.locale ? null : language }, meaning);
  const table = withTable ? element("small", {}, ` ${titleOf(code, reader.locale)}`) : null;
  return [link, ": ", words, table].filter(Boolean);
}

function meaningOf({ meaning }, locale) {
  const language = Object.hasOwn(meaning, locale) ? locale : Object.keys(meaning)[0];
  return [meaning[language] ?? "", language];
}

function titleOf({ titles }, locale) {
  return titles[locale] ?? Object.values(titles)[0];
}

function slug(text, between) {
  return text.toLowerCase().replace(between, "-").replace(/^-+|-+$/gu, "");
}
