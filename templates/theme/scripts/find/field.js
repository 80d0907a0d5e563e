// The search field as a combobox: suggestions while typing, arrow keys, Enter, Escape; a pasted entry opens the panel.

import { announceLater, SILENCE } from "../announce.js";
import { isPasted, isSearchable, query } from "../lookup/query.js";
import { beyond } from "./beyond.js";
import { codeAddress, codeOptions } from "./codes.js";
import { guideOptions } from "./guides.js";
import { option, textOption } from "./hit.js";
import { oneByOne } from "./latest.js";
import { addAbove, enablePointer, listBelow, renew } from "./list.js";
import { countOf, isUnknown, isWeak, noteOf } from "./summary.js";

export function enableField(form, { client, reader, panel, texts }) {
  const input = form.querySelector("input");
  const list = listBelow(form, input);
  let words = null;
  let matches = [];
  let codes = [];
  let note = "";
  let asked = "";
  let pending = Promise.resolve();

  const options = () => [...list.box.children];
  const active = () => options().find((item) => item.getAttribute("aria-selected") === "true");
  const choose = (chosen) => {
    for (const item of options()) item.setAttribute("aria-selected", String(item === chosen));
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.element.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(null);
  };
  const say = (text) => {
    if (list.count.textContent !== text) list.count.textContent = text;
    announceLater(text);
  };
  const show = (answer) => {
    const { words: wanted, id } = query(asked);
    ({ matches, codes } = answer);
    const events = matches.map((match, place) => option(match, `${list.box.id}-${place}`, words, reader, wanted));
    const explained = codeOptions(codes, list.box.id, reader);
    // A bare number is an event's ID first.
    const items = id === null ? [...explained, ...guideOptions(answer.guides, list.box.id, words, reader), ...events] : [...events, ...explained];
    if (isSearchable(asked)) items.push(textOption(asked, `${list.box.id}-text`, words, reader));
    renew(list.box, items);
    list.element.hidden = false;
    choose(null);
    input.setAttribute("aria-expanded", String(items.length > 0));
    say(countOf(answer, note, words.lookup));
  };
  const showBeyond = async (text, answer) => {
    await new Promise((resolve) => setTimeout(resolve, SILENCE));
    if (input.value !== text) return;
    const own = { client, texts, words, reader, prefix: list.box.id, note, count: answer.matches.length ? countOf(answer, note, words.lookup) : "" };
    const { before, behind, said } = await beyond(text, answer, own);
    if (input.value !== text || list.element.hidden) return;
    addAbove(list.box, before);
    list.box.append(...behind);
    input.setAttribute("aria-expanded", String(list.box.children.length > 0));
    if (said) say(said);
  };
  const ask = async () => {
    const text = input.value;
    asked = text;
    if (!text.trim() || isPasted(text)) {
      matches = codes = [];
      close();
      return;
    }
    try {
      words ??= await prepared();
      const answer = await client.answer(text);
      if (input.value !== text) return;
      note = noteOf(answer, words.lookup);
      if (document.activeElement === input) {
        show(answer);
        if (isUnknown(answer) || isWeak(answer)) showBeyond(text, answer);
      } else ({ matches, codes } = answer);
    } catch {
      matches = codes = [];
      if (words) say(words.lookup.failed);
    }
  };
  const askLast = oneByOne(ask, () => input.value !== asked);
  const prepared = async () => {
    const loaded = await client.words(reader.locale);
    list.box.setAttribute("aria-label", loaded.lookup.suggestions);
    list.private.textContent = loaded.find.private;
    return loaded;
  };

  // A reader who enters the field is about to type, so the files needed first are loaded in the meantime.
  const prepare = async () => {
    words ??= await prepared();
    await client.answer("");
  };
  input.addEventListener("focus", () => prepare().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    pending = askLast();
  });
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isPasted(text)) return;
    event.preventDefault();
    close();
    panel.open(text);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options().length && !event.altKey) {
      event.preventDefault();
      list.element.hidden = false;
      input.setAttribute("aria-expanded", "true");
      const ring = [null, ...options()];
      choose(ring[(ring.indexOf(active() ?? null) + step + ring.length) % ring.length]);
    } else if (event.key === "Escape" && !list.element.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", () => close());
  enablePointer(list);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isPasted(input.value)) {
      panel.open(input.value);
      return;
    }
    const chosen = active();
    if (!chosen) await pending;
    const exact = matches.filter((match) => match.confidence === "exact");
    // Where the ID or the code is not known, or an event has only some of the words, none is opened unseen.
    const isNumber = query(input.value).id !== null;
    const isAlone = matches.length === 1 && !isWeak({ matches, codes: [] }) && !note && (isNumber || !codes.length);
    const [only] = exact.length === 1 ? exact : isAlone ? matches : [];
    const code = isNumber && matches.length ? null : codes[0];
    if (chosen) location.assign(chosen.dataset.href);
    else if (only && input.value.trim()) location.assign(reader.article(only.record, only.values));
    else if (code) location.assign(codeAddress(code, reader));
    else location.assign(isSearchable(input.value) ? reader.search(input.value) : reader.allEvents(input.value));
  });
}
