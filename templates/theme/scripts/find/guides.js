// Guides among the suggestions of the search field.

import { element } from "./element.js";

/** The options for the guides that a typed line may mean. */
export function guideOptions(guides, id, words, reader) {
  return guides.map(({ key, titles }, place) => {
    const language = Object.hasOwn(titles, reader.locale) ? reader.locale : Object.keys(titles)[0];
    return element(
      "li",
      {
        id: `${id}-guide-${place}`,
        role: "option",
        class: "find-option find-guide",
        "aria-selected": "false",
        "data-href": reader.page(`guides/${key}/`),
      },
      element("span", { class: "find-icon" }),
      element("span", { class: "find-event", lang: language === reader.locale ? null : language }, element("b", {}, titles[language])),
      element("span", { class: "find-reason" }, words.guides.title),
    );
  });
}
