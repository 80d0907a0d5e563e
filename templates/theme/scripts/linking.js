// The permanent link of an event in the forms that tickets, wikis and chats take. Made here, because only the browser
// knows where the site stands.

/** A link in each form, by name. */
export function forms(url, title) {
  const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return {
    plain: url,
    markdown: `[${title.replace(/[[\]\\]/gu, "\\$&")}](${url})`,
    html: `<a href="${html(url)}">${html(title)}</a>`,
    jira: `[${title.replace(/[|\]]/gu, " ")}|${url}]`,
  };
}

/** Completes the panel of an article, of which the page has only the names of the forms. Its copy buttons are made like
 * that of the permanent link, and want enabling as that does. */
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

/** Something to be copied, which scrolls with the keyboard where it is too long. */
function figure(name, text, button) {
  const code = document.createElement("code");
  code.append(text);
  const scrolled = document.createElement("pre");
  Object.assign(scrolled, { tabIndex: 0, role: "group", ariaLabel: name });
  scrolled.append(code);
  const made = document.createElement("figure");
  made.append(scrolled, button);
  return made;
}
