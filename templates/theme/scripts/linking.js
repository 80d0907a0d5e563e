// The permanent link of an event in the formats of tickets, wikis and chats. Created by this script, because only the
// browser knows the address of the site.

/** A link in each format, by name. */
export function forms(url, title) {
  const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return {
    plain: url,
    markdown: `[${title.replace(/[[\]\\]/gu, "\\$&")}](${url})`,
    html: `<a href="${html(url)}">${html(title)}</a>`,
    jira: `[${title.replace(/[|\]]/gu, " ")}|${url}]`,
  };
}

/** Completes the panel of an article; the page contains only the names of the formats. The panel's copy buttons are clones
 * of the one of the permanent link, and must be enabled like it. */
export function enableLinking(root) {
  const panel = root.querySelector("[data-linking]");
  const link = root.querySelector(".permalink a");
  if (!panel || !link) return;
  const titles = [root.querySelector("h1"), root.querySelector(".facts code")];
  const title = titles.flatMap((node) => node?.textContent.trim() ?? []).join(": ");
  const texts = forms(link.href, title);
  const copy = root.querySelector(".permalink .copy");
  for (const item of panel.querySelectorAll("[data-form]")) {
    const name = item.textContent;
    const label = document.createElement("span");
    label.append(name);
    const button = copy.cloneNode(true);
    button.ariaLabel = `${panel.dataset.linking} ${name}`;
    item.replaceChildren(label, figure(name, texts[item.dataset.form], button));
  }
  panel.hidden = false;
}

/** A text to copy; if it is too long, it scrolls with the keyboard. */
function figure(name, text, button) {
  const code = document.createElement("code");
  code.append(text);
  const scrolled = document.createElement("pre");
  Object.assign(scrolled, { tabIndex: 0, role: "group", ariaLabel: name });
  scrolled.append(code);
  const element = document.createElement("figure");
  element.append(scrolled, button);
  return element;
}
